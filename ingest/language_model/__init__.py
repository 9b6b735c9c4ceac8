"""The optional extractor that also asks a language model. Off unless ``PARLEY_EXTRACTOR=model``; never needed.

The model only points at words of the article: at sentences, names, places and dates. What these words mean is read by
the rules' own cast, calendar and vocabulary; whatever does not stand in the article is dropped and counted.
"""
