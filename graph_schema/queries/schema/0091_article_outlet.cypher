// Which articles did this outlet publish?
CREATE INDEX article_outlet IF NOT EXISTS FOR (a:Article) ON (a.outlet);
