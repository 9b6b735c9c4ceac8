// These articles could not be taken in: how often by now, and is it enough to put them aside?
// Another edition of the text, or another extractor, is counted from the start.
// :param rows => [{id: 'fail-0123456789abcdef', entry: 'run-20250817-120000-1a2b/0', edition: '0f', origin: 'news/a.txt', reason: 'can\'t be read: x', article_id: null, title: null, raw: null}]
// :param attempts => 3
UNWIND $rows AS row
MERGE (f:FailedArticle {id: row.id})
ON CREATE SET f.first_at = datetime.realtime(), f.attempts = 0, f.edition = row.edition
WITH f, row,
     CASE WHEN f.edition <> row.edition THEN 1 WHEN f.entry = row.entry THEN f.attempts ELSE f.attempts + 1 END AS attempts
SET f.attempts = attempts, f.edition = row.edition, f.entry = row.entry, f.origin = row.origin, f.reason = row.reason,
    f.article_id = row.article_id, f.title = row.title, f.raw = row.raw, f.last_at = datetime.realtime(),
    f.state = CASE WHEN attempts >= $attempts THEN 'quarantined' ELSE 'failing' END;
