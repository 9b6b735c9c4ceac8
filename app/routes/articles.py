"""``/articles``: the sources, sentence by sentence; new ones are handed in here."""

from typing import Annotated, Self

from fastapi import APIRouter, Path, Query, Response, status
from pydantic import Field, model_validator

from app.access.gate import CallerDep
from app.deps import Jobs, Reader
from app.filters import DayOrder, FromDay, Text, ToDay, in_order
from app.paging import CursorQuery, Pages
from app.requests import NewArticle, NewArticles
from app.responses.article import ArticleDetail, ArticleSummary
from app.responses.base import Page, Sparse
from app.responses.job import JobStatus
from graph_schema.errors import NotFoundError

router = APIRouter(prefix="/articles", tags=["articles"])

ArticleId = Annotated[str, Path(description="id as lists show it", examples=["art-647774990a5ef895"])]


class ArticleQuery(CursorQuery):
    """Filters of the list; all of them must hold."""

    outlet: Text | None = Field(default=None, description="who published it, as spelt there")
    from_: FromDay | None = Field(default=None, alias="from", description="published on or after")
    to: ToDay | None = Field(default=None, description="published on or before")
    q: Text | None = Field(default=None, description="words of title or text")
    sort: DayOrder = DayOrder.LATEST

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self.from_, self.to)
        return self


@router.get("", operation_id="listArticles", summary="List articles")
async def list_articles(
    pages: Pages, reader: Reader, asked: Annotated[ArticleQuery, Query()]
) -> Page[ArticleSummary] | Page[Sparse]:
    """Articles without their text, the latest first unless `sort` says otherwise."""
    after = asked.after
    answer = await reader.row(
        "articles_list",
        outlet=asked.outlet,
        **{"from": asked.from_},
        to=asked.to,
        q=asked.q,
        sort=asked.sort,
        after_rank=after.rank,
        after_id=after.id,
        skip=asked.offset,
        limit=asked.limit,
    )
    return pages.part(Page[ArticleSummary], asked, answer)


@router.get("/{id}", operation_id="getArticle", summary="One article")
async def get_article(reader: Reader, id: ArticleId) -> ArticleDetail:
    """An article with its text and what was read from it: every claim with its span and the facts it supports."""
    row = await reader.row("article_detail", id=id)
    if row is None:
        raise NotFoundError(f"There is no article {id!r}.")
    return ArticleDetail.model_validate(row)


@router.post("", operation_id="addArticles", summary="Hand in articles", status_code=status.HTTP_202_ACCEPTED)
async def add_articles(caller: CallerDep, jobs: Jobs, given: NewArticle | NewArticles, response: Response) -> JobStatus:
    """Hand in an article or several. They are read by the worker: the answer is a job, its address is in `Location`.

    What is known already, unchanged, is left alone; a new edition at a known `url` takes the place of the old one.
    """
    articles = given.articles if isinstance(given, NewArticles) else [given]
    payload = {"articles": [article.model_dump(mode="json", exclude_none=True) for article in articles]}
    job = await jobs.enqueue("ingest", payload, caller.name)
    response.headers["Location"] = f"/jobs/{job.id}"
    return JobStatus.model_validate(job.model_dump())


@router.delete("/{id}", operation_id="retractArticle", summary="Take back", status_code=status.HTTP_202_ACCEPTED)
async def retract_article(
    caller: CallerDep, reader: Reader, jobs: Jobs, id: ArticleId, response: Response
) -> JobStatus:
    """Take an article back: what stays is exactly the graph that would be without it. The answer is a job."""
    if await reader.row("article_detail", id=id) is None:
        raise NotFoundError(f"There is no article {id!r}.")
    job = await jobs.enqueue("retract", {"article_id": id}, caller.name)
    response.headers["Location"] = f"/jobs/{job.id}"
    return JobStatus.model_validate(job.model_dump())
