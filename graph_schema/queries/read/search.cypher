// What has these words: actors by name or alias, meetings by title or sentence, positions, articles? The best comes first.
// `text` is a full-text query for the words as they are, `near` one that forgives typing errors (names and titles only).
// `types` keeps only some: actor, meeting, position, article (empty: all). A score is a share of the best one of its type;
// who bears just the name that was typed (`key`, in small ASCII letters) comes first.
// :param text => '+"Alaska"'
// :param near => '+(Alaska^4 OR Alaska~1)'
// :param key => 'alaska'
// :param types => []
// :param skip => 0
// :param limit => 25
// :returns total, counts, items
// :hits name 1521, words 1166
CALL () {
  UNWIND [x IN [$near] WHERE x <> '' AND (size($types) = 0 OR 'actor' IN $types)] AS go
  CALL db.index.fulltext.queryNodes('actor_names', go, {limit: 1000}) YIELD node AS n, score
  WITH n, score + CASE WHEN n.name_key = $key OR any(known IN n.aliases WHERE toLower(known) = $key) THEN 100.0 ELSE 0.0 END AS score
  WITH collect({n: n, score: score}) AS hits, max(score) AS best
  UNWIND hits AS hit
  RETURN 'actor' AS type, hit.n AS n, 1.2 * hit.score / best AS score
  UNION
  UNWIND [x IN [$near] WHERE x <> '' AND (size($types) = 0 OR 'meeting' IN $types)] AS go
  CALL (go) {
    CALL db.index.fulltext.queryNodes('meeting_titles', go, {limit: 1000}) YIELD node AS n, score
    RETURN n, score
    UNION ALL
    CALL db.index.fulltext.queryNodes('claim_sentences', $text, {limit: 1000}) YIELD node, score
    MATCH (node)-[:SUPPORTS]->(n:Meeting)
    RETURN n, 0.5 * score AS score
  }
  WITH n, max(score) AS score
  WITH collect({n: n, score: score}) AS hits, max(score) AS best
  UNWIND hits AS hit
  RETURN 'meeting' AS type, hit.n AS n, 1.1 * hit.score / best AS score
  UNION
  UNWIND [x IN [$text] WHERE x <> '' AND (size($types) = 0 OR 'position' IN $types)] AS go
  CALL db.index.fulltext.queryNodes('position_texts', go, {limit: 1000}) YIELD node AS n, score
  WITH collect({n: n, score: score}) AS hits, max(score) AS best
  UNWIND hits AS hit
  RETURN 'position' AS type, hit.n AS n, hit.score / best AS score
  UNION
  UNWIND [x IN [$text] WHERE x <> '' AND (size($types) = 0 OR 'article' IN $types)] AS go
  CALL db.index.fulltext.queryNodes('article_texts', go, {limit: 1000}) YIELD node AS n, score
  WITH collect({n: n, score: score}) AS hits, max(score) AS best
  UNWIND hits AS hit
  RETURN 'article' AS type, hit.n AS n, 0.9 * hit.score / best AS score
}
WITH type, n, score ORDER BY score DESC, type, n.id
WITH collect({type: type, n: n, score: score}) AS found
RETURN size(found) AS total,
  {
    actor: size([hit IN found WHERE hit.type = 'actor']), meeting: size([hit IN found WHERE hit.type = 'meeting']),
    position: size([hit IN found WHERE hit.type = 'position']), article: size([hit IN found WHERE hit.type = 'article'])
  } AS counts,
  COLLECT {
    UNWIND range($skip, $skip + $limit - 1) AS i
    WITH i, found[i] AS hit
    WHERE hit IS NOT NULL
    WITH i, hit, hit.n AS n
    RETURN {
      type: hit.type, id: n.id, score: hit.score,
      title: CASE hit.type
        WHEN 'actor' THEN n.name
        WHEN 'position' THEN head(COLLECT { MATCH (a:Actor)-[:HOLDS]->(n) RETURN a.name ORDER BY a.name LIMIT 1 }) + ': ' + n.stance
        ELSE coalesce(n.title, '') END,
      text: CASE hit.type
        WHEN 'actor' THEN reduce(all = '', known IN coalesce(n.aliases, []) | all + CASE all WHEN '' THEN '' ELSE ', ' END + known)
        WHEN 'meeting' THEN coalesce(head(COLLECT {
          MATCH (n)<-[:SUPPORTS]-(c:MeetingClaim) RETURN c.sentence ORDER BY c.confidence DESC, c.id LIMIT 1
        }), '')
        WHEN 'position' THEN n.sentence
        ELSE n.text END,
      kind: CASE hit.type
        WHEN 'actor' THEN CASE WHEN n:Person THEN 'person' WHEN n:State THEN 'state' ELSE 'organization' END
        WHEN 'meeting' THEN n.kind WHEN 'position' THEN n.stance ELSE null END,
      status: CASE hit.type WHEN 'meeting' THEN n.status ELSE null END,
      date: CASE hit.type
        WHEN 'meeting' THEN n.start_date WHEN 'position' THEN toString(n.stated_on)
        WHEN 'article' THEN toString(n.published_at) ELSE null END
    } ORDER BY i
  } AS items;
