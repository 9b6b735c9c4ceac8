// Which article failed? It has one entry, however often it is tried.
CREATE CONSTRAINT failed_article_id IF NOT EXISTS FOR (n:FailedArticle) REQUIRE n.id IS UNIQUE;
