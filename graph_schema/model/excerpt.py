"""Of all that an article says, what tells of one encounter."""

from graph_schema.model.claim import ArticleClaims


def excerpt(claims: ArticleClaims, event: str) -> ArticleClaims:
    """Return the claims of the encounter with this key, of those who take part, of their offices and principals.

    An excerpt is not checked as an article is: a meeting of which the encounter is a part is mentioned and not there.
    """
    meetings = tuple(claim for claim in claims.meetings if claim.event == event)
    there = {part.actor for claim in meetings for part in claim.participants}
    offices = tuple(office for office in claims.offices if office.actor in there)
    wanted = there | {office.affiliation for office in offices}
    actors = tuple(claim for claim in claims.actors if claim.actor in wanted)
    return ArticleClaims.model_construct(
        article_id=claims.article_id, actors=actors, offices=offices, meetings=meetings, positions=()
    )
