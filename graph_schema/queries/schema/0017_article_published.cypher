// Which articles were published in this time?
CREATE INDEX article_published IF NOT EXISTS FOR (a:Article) ON (a.published_at);
