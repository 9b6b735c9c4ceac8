// A small graph for the tests of the service: written by hand, in the form that the writer gives it.
// Two articles of 16 and 19 August 2025 and one of 2018; eight meetings, of which two have no day.

UNWIND [
  {id: 'art-00000000a1a50001', title: 'Two presidents, no ceasefire', outlet: 'The Parley Gazette',
   url: 'https://examples.parley.invalid/no-ceasefire', published_at: date('2025-08-16'), agencies: ['PNA'],
   text: 'Donald Trump received Vladimir Putin in Anchorage on Friday. Volodymyr Zelenskyy was not invited to the summit. European leaders stayed away from it. Zelenskyy rejected any deal without Ukraine. Trump and Zelenskyy will meet in Washington on Monday.'},
  {id: 'art-0000000077a50002', title: 'Europeans come along', outlet: 'Lakeside Courier', url: null,
   published_at: date('2025-08-19'), agencies: [],
   text: 'The Alaska summit brought Trump and Putin together for three hours. Macron warned of new sanctions. A call between Putin and Zelenskyy is hoped for. López Obrador said he would visit Ottawa in 2026.'},
  {id: 'art-0000000018050003', title: 'Singapore is off', outlet: 'The Parley Gazette',
   url: 'https://examples.parley.invalid/singapore-off', published_at: date('2018-05-25'), agencies: [],
   text: 'Trump called off the summit with Kim Jong Un in Singapore. The foreign ministers of Japan and South Korea talked in Tokyo in May.'}
] AS row
MERGE (a:Article {id: row.id})
SET a += row, a.language = 'en', a.content_sha256 = 'sha of ' + row.id, a.syndication_id = row.id;

UNWIND [
  {id: 'person:donald-trump', label: 'Person', name: 'Donald Trump', key: 'donald trump', aliases: ['Trump'], iso3: null, q: 'Q22686'},
  {id: 'person:vladimir-putin', label: 'Person', name: 'Vladimir Putin', key: 'vladimir putin', aliases: ['Putin'], iso3: null, q: 'Q7747'},
  {id: 'person:volodymyr-zelenskyy', label: 'Person', name: 'Volodymyr Zelenskyy', key: 'volodymyr zelenskyy', aliases: ['Zelensky', 'Zelenskyy'], iso3: null, q: null},
  {id: 'person:emmanuel-macron', label: 'Person', name: 'Emmanuel Macron', key: 'emmanuel macron', aliases: ['Macron'], iso3: null, q: null},
  {id: 'person:kim-jong-un', label: 'Person', name: 'Kim Jong Un', key: 'kim jong un', aliases: [], iso3: null, q: null},
  {id: 'person:andres-manuel-lopez-obrador', label: 'Person', name: 'Andrés Manuel López Obrador', key: 'andres manuel lopez obrador', aliases: ['López Obrador'], iso3: null, q: null},
  {id: 'state:USA', label: 'State', name: 'United States', key: 'united states', aliases: ['U.S.'], iso3: 'USA', q: 'Q30'},
  {id: 'state:RUS', label: 'State', name: 'Russia', key: 'russia', aliases: [], iso3: 'RUS', q: 'Q159'},
  {id: 'state:UKR', label: 'State', name: 'Ukraine', key: 'ukraine', aliases: ['Kyiv'], iso3: 'UKR', q: 'Q212'},
  {id: 'state:JPN', label: 'State', name: 'Japan', key: 'japan', aliases: [], iso3: 'JPN', q: null},
  {id: 'state:KOR', label: 'State', name: 'South Korea', key: 'south korea', aliases: ['Seoul'], iso3: 'KOR', q: null},
  {id: 'organization:european-leaders', label: 'Organization', name: 'European leaders', key: 'european leaders', aliases: [], iso3: null, q: null}
] AS row
MERGE (a:Actor {id: row.id})
SET a.name = row.name, a.name_key = row.key, a.aliases = row.aliases, a.iso3 = row.iso3, a.wikidata_id = row.q,
    a.confidence = 0.95, a.claims = CASE row.id WHEN 'person:donald-trump' THEN ['ac-1'] WHEN 'person:volodymyr-zelenskyy' THEN ['ac-2'] ELSE [] END,
    a:$(row.label);

UNWIND [
  {id: 'place:anchorage-united-states', name: 'Anchorage, United States', iso3: 'USA'},
  {id: 'place:washington-united-states', name: 'Washington, United States', iso3: 'USA'},
  {id: 'place:singapore', name: 'Singapore', iso3: 'SGP'},
  {id: 'place:tokyo-japan', name: 'Tokyo, Japan', iso3: 'JPN'}
] AS row
MERGE (p:Place {id: row.id}) SET p.name = row.name, p.country_iso3 = row.iso3
WITH p
MATCH (s:State {iso3: p.country_iso3})
MERGE (p)-[:IN_STATE]->(s);

UNWIND [
  {id: 'meeting:alaska-summit', title: 'Alaska summit', kind: 'summit', status: 'held', start: '2025-08-15', first: date('2025-08-15'), last: date('2025-08-15'), precision: 'day', phrase: 'on Friday', place: 'place:anchorage-united-states', part_of: null, sources: 2},
  {id: 'meeting:washington-talks', title: 'Washington talks', kind: 'talks', status: 'planned', start: '2025-08-18', first: date('2025-08-18'), last: date('2025-08-18'), precision: 'day', phrase: 'on Monday', place: 'place:washington-united-states', part_of: null, sources: 1},
  {id: 'meeting:anchorage-walk', title: 'Walk of the two presidents', kind: 'talks', status: 'held', start: '2025-08-15', first: date('2025-08-15'), last: date('2025-08-15'), precision: 'day', phrase: null, place: 'place:anchorage-united-states', part_of: 'meeting:alaska-summit', sources: 1},
  {id: 'meeting:putin-zelenskyy-call', title: 'Call of Vladimir Putin and Volodymyr Zelenskyy', kind: 'call', status: 'proposed', start: null, first: null, last: null, precision: null, phrase: null, place: null, part_of: null, sources: 1},
  {id: 'meeting:ottawa-visit', title: 'Visit of Andrés Manuel López Obrador', kind: 'visit', status: 'planned', start: '2026', first: date('2026-01-01'), last: date('2026-12-31'), precision: 'year', phrase: 'in 2026', place: null, part_of: null, sources: 1},
  {id: 'meeting:singapore-summit', title: 'Singapore summit', kind: 'summit', status: 'cancelled', start: '2018-06-12', first: date('2018-06-12'), last: date('2018-06-12'), precision: 'day', phrase: null, place: 'place:singapore', part_of: null, sources: 1},
  {id: 'meeting:tokyo-talks', title: 'Talks of Japan and South Korea', kind: 'talks', status: 'held', start: '2018-05', first: date('2018-05-01'), last: date('2018-05-31'), precision: 'month', phrase: 'in May', place: 'place:tokyo-japan', part_of: null, sources: 1},
  {id: 'meeting:three-way-summit', title: 'Three-way summit', kind: 'summit', status: 'proposed', start: null, first: null, last: null, precision: null, phrase: null, place: null, part_of: null, sources: 1}
] AS row
MERGE (m:Meeting {id: row.id})
SET m.title = row.title, m.kind = row.kind, m.status = row.status, m.start_date = row.start, m.first_day = row.first,
    m.last_day = row.last, m.date_precision = row.precision, m.date_phrase = row.phrase, m.date_assumed = false,
    m.plover_event = 'CONSULT', m.plover_mode = 'visit', m.confidence = 0.9, m.independent_sources = row.sources,
    m.claims = ['mc-' + row.id]
WITH m, row
CALL (m, row) {
  MATCH (p:Place {id: row.place}) MERGE (m)-[:HELD_IN]->(p)
}
CALL (m, row) {
  MATCH (o:Meeting {id: row.part_of}) MERGE (m)-[:PART_OF]->(o)
};

UNWIND [
  {id: 'mc-1', article: 'art-00000000a1a50001', meeting: 'meeting:alaska-summit', sentence: 'Donald Trump received Vladimir Putin in Anchorage on Friday.', confidence: 0.95,
   payload: '"title":null,"kind":"talks","status":"held","place":"Anchorage, United States","date":{"start":"2025-08-15","end":null,"phrase":"on Friday","assumed":false},"participants":[{"actor":"donald-trump","role":"host","confidence":0.9},{"actor":"vladimir-putin","role":"attendee","confidence":0.9}]'},
  {id: 'mc-2', article: 'art-00000000a1a50001', meeting: 'meeting:alaska-summit', sentence: 'Volodymyr Zelenskyy was not invited to the summit.', confidence: 0.8,
   payload: '"title":null,"kind":"summit","status":null,"place":null,"date":null,"participants":[{"actor":"volodymyr-zelenskyy","role":"excluded","confidence":0.9}]'},
  {id: 'mc-3', article: 'art-00000000a1a50001', meeting: 'meeting:alaska-summit', sentence: 'European leaders stayed away from it.', confidence: 0.7,
   payload: '"title":null,"kind":null,"status":null,"place":null,"date":null,"participants":[{"actor":"european-leaders","role":"absent","confidence":0.7}]'},
  {id: 'mc-4', article: 'art-0000000077a50002', meeting: 'meeting:alaska-summit', sentence: 'The Alaska summit brought Trump and Putin together for three hours.', confidence: 0.9,
   payload: '"title":"Alaska summit","kind":"summit","status":"held","place":"Alaska, United States","date":null,"participants":[{"actor":"donald-trump","role":"attendee","confidence":0.9},{"actor":"vladimir-putin","role":"attendee","confidence":0.9}]'},
  {id: 'mc-5', article: 'art-00000000a1a50001', meeting: 'meeting:washington-talks', sentence: 'Trump and Zelenskyy will meet in Washington on Monday.', confidence: 0.9, payload: '"kind":"talks","status":"planned"'},
  {id: 'mc-6', article: 'art-00000000a1a50001', meeting: 'meeting:anchorage-walk', sentence: 'Donald Trump received Vladimir Putin in Anchorage on Friday.', confidence: 0.6, payload: '"kind":"talks","status":"held"'},
  {id: 'mc-7', article: 'art-0000000077a50002', meeting: 'meeting:putin-zelenskyy-call', sentence: 'A call between Putin and Zelenskyy is hoped for.', confidence: 0.7, payload: '"kind":"call","status":"proposed"'},
  {id: 'mc-8', article: 'art-0000000077a50002', meeting: 'meeting:ottawa-visit', sentence: 'López Obrador said he would visit Ottawa in 2026.', confidence: 0.8, payload: '"kind":"visit","status":"planned"'},
  {id: 'mc-9', article: 'art-0000000018050003', meeting: 'meeting:singapore-summit', sentence: 'Trump called off the summit with Kim Jong Un in Singapore.', confidence: 0.9, payload: '"kind":"summit","status":"cancelled"'},
  {id: 'mc-10', article: 'art-0000000018050003', meeting: 'meeting:tokyo-talks', sentence: 'The foreign ministers of Japan and South Korea talked in Tokyo in May.', confidence: 0.9, payload: '"kind":"talks","status":"held"'},
  {id: 'mc-11', article: 'art-0000000077a50002', meeting: 'meeting:three-way-summit', sentence: 'A call between Putin and Zelenskyy is hoped for.', confidence: 0.4, payload: '"kind":"summit","status":"proposed"'}
] AS row
MATCH (art:Article {id: row.article})
MATCH (m:Meeting {id: row.meeting})
WITH art, m, row, size(split(art.text, row.sentence)[0]) AS start
MERGE (c:Claim {id: row.id})
SET c:MeetingClaim, c.article_id = art.id, c.sentence = row.sentence, c.start = start, c.end = start + size(row.sentence),
    c.rule = 'test-rule', c.confidence = row.confidence, c.block = [],
    c.payload = '{"id":"' + row.id + '","article_id":"' + art.id + '","start":' + start + ',"end":' + (start + size(row.sentence))
      + ',"sentence":"' + row.sentence + '","rule":"test-rule","confidence":' + row.confidence + ',"event":"e1",' + row.payload + '}'
MERGE (c)-[:FROM]->(art)
MERGE (c)-[:SUPPORTS]->(m);

UNWIND [
  {actor: 'person:donald-trump', meeting: 'meeting:alaska-summit', role: 'host', claims: ['mc-1', 'mc-4'], confidence: 0.95},
  {actor: 'person:vladimir-putin', meeting: 'meeting:alaska-summit', role: 'attendee', claims: ['mc-1', 'mc-4'], confidence: 0.95},
  {actor: 'person:donald-trump', meeting: 'meeting:washington-talks', role: 'host', claims: ['mc-5'], confidence: 0.9},
  {actor: 'person:volodymyr-zelenskyy', meeting: 'meeting:washington-talks', role: 'attendee', claims: ['mc-5'], confidence: 0.9},
  {actor: 'person:donald-trump', meeting: 'meeting:anchorage-walk', role: 'attendee', claims: ['mc-6'], confidence: 0.6},
  {actor: 'person:vladimir-putin', meeting: 'meeting:anchorage-walk', role: 'attendee', claims: ['mc-6'], confidence: 0.6},
  {actor: 'person:vladimir-putin', meeting: 'meeting:putin-zelenskyy-call', role: 'attendee', claims: ['mc-7'], confidence: 0.7},
  {actor: 'person:volodymyr-zelenskyy', meeting: 'meeting:putin-zelenskyy-call', role: 'attendee', claims: ['mc-7'], confidence: 0.7},
  {actor: 'person:andres-manuel-lopez-obrador', meeting: 'meeting:ottawa-visit', role: 'attendee', claims: ['mc-8'], confidence: 0.8},
  {actor: 'person:donald-trump', meeting: 'meeting:singapore-summit', role: 'attendee', claims: ['mc-9'], confidence: 0.9},
  {actor: 'person:kim-jong-un', meeting: 'meeting:singapore-summit', role: 'attendee', claims: ['mc-9'], confidence: 0.9},
  {actor: 'state:JPN', meeting: 'meeting:tokyo-talks', role: 'host', claims: ['mc-10'], confidence: 0.9},
  {actor: 'state:KOR', meeting: 'meeting:tokyo-talks', role: 'attendee', claims: ['mc-10'], confidence: 0.9}
] AS row
MATCH (a:Actor {id: row.actor})
MATCH (m:Meeting {id: row.meeting})
MATCH (c:Claim {id: row.claims[0]})
MERGE (a)-[p:PARTICIPATED_IN]->(m)
SET p.role = row.role, p.confidence = row.confidence, p.claims = row.claims, p.sentence = c.sentence, p.article_id = c.article_id;

MATCH (a:Actor {id: 'person:volodymyr-zelenskyy'})
MATCH (m:Meeting {id: 'meeting:alaska-summit'})
MATCH (c:Claim {id: 'mc-2'})
MERGE (a)-[p:EXCLUDED_FROM]->(m)
SET p.role = 'excluded', p.confidence = 0.9, p.claims = [c.id], p.sentence = c.sentence, p.article_id = c.article_id;

MATCH (a:Actor {id: 'organization:european-leaders'})
MATCH (m:Meeting {id: 'meeting:alaska-summit'})
MATCH (c:Claim {id: 'mc-3'})
MERGE (a)-[p:ABSENT_FROM]->(m)
SET p.role = 'absent', p.confidence = 0.7, p.claims = [c.id], p.sentence = c.sentence, p.article_id = c.article_id;

UNWIND [
  {id: 'ac-1', actor: 'person:donald-trump', article: 'art-00000000a1a50001', sentence: 'Donald Trump received Vladimir Putin in Anchorage on Friday.', layer: 'ActorClaim'},
  {id: 'ac-2', actor: 'person:volodymyr-zelenskyy', article: 'art-00000000a1a50001', sentence: 'Volodymyr Zelenskyy was not invited to the summit.', layer: 'ActorClaim'},
  {id: 'oc-1', actor: 'person:volodymyr-zelenskyy', article: 'art-00000000a1a50001', sentence: 'Zelenskyy rejected any deal without Ukraine.', layer: 'OfficeClaim'}
] AS row
MATCH (a:Actor {id: row.actor})
MATCH (art:Article {id: row.article})
WITH a, art, row, size(split(art.text, row.sentence)[0]) AS start
MERGE (c:Claim {id: row.id})
SET c:$(row.layer), c.article_id = art.id, c.sentence = row.sentence, c.start = start, c.end = start + size(row.sentence),
    c.rule = 'test-rule', c.confidence = 0.9, c.block = [], c.payload = '{}'
MERGE (c)-[:FROM]->(art)
MERGE (c)-[:SUPPORTS]->(a);

UNWIND [
  {person: 'person:donald-trump', principal: 'state:USA', office: 'President', from: date('2018-05-25'), to: date('2025-08-19')},
  {person: 'person:volodymyr-zelenskyy', principal: 'state:UKR', office: 'President', from: date('2025-08-16'), to: date('2025-08-16')}
] AS row
MATCH (a:Actor {id: row.person})
MATCH (s:Actor {id: row.principal})
MERGE (a)-[r:REPRESENTS {office: row.office}]->(s)
SET r.from = row.from, r.to = row.to, r.claims = ['oc-1'];

UNWIND [
  {id: 'position:1', holder: 'person:volodymyr-zelenskyy', stance: 'rejects', topic: 'deal without Ukraine', target: 'state:RUS', meeting: null,
   quote: null, medium: null, on: date('2025-08-16'), article: 'art-00000000a1a50001', event: 'REJECT',
   sentence: 'Zelenskyy rejected any deal without Ukraine.'},
  {id: 'position:2', holder: 'person:emmanuel-macron', stance: 'warns', topic: 'new sanctions', target: 'state:RUS', meeting: 'meeting:alaska-summit',
   quote: 'new sanctions', medium: 'a joint statement', on: date('2025-08-19'), article: 'art-0000000077a50002', event: 'THREATEN',
   sentence: 'Macron warned of new sanctions.'}
] AS row
MATCH (h:Actor {id: row.holder})
MATCH (t:Actor {id: row.target})
MATCH (art:Article {id: row.article})
MERGE (topic:Topic {id: 'topic:' + replace(toLower(row.topic), ' ', '-')}) SET topic.name = row.topic
MERGE (p:Position {id: row.id})
SET p.stance = row.stance, p.quote = row.quote, p.medium = row.medium, p.sentence = row.sentence, p.stated_on = row.on,
    p.plover_event = row.event, p.confidence = 0.9, p.independent_sources = 1, p.claims = ['pc-' + row.id]
MERGE (h)-[:HOLDS]->(p)
MERGE (p)-[:ON]->(topic)
MERGE (p)-[:TOWARD]->(t)
WITH p, art, row, size(split(art.text, row.sentence)[0]) AS start
MERGE (c:Claim {id: 'pc-' + row.id})
SET c:PositionClaim, c.article_id = art.id, c.sentence = row.sentence, c.start = start, c.end = start + size(row.sentence),
    c.rule = 'test-rule', c.confidence = 0.9, c.block = [], c.payload = '{}'
MERGE (c)-[:FROM]->(art)
MERGE (c)-[:SUPPORTS]->(p)
WITH p, row
MATCH (m:Meeting {id: row.meeting})
MERGE (p)-[:STATED_AT]->(m);

MATCH (fact:Meeting|Position)<-[:SUPPORTS]-(:Claim)-[:FROM]->(art:Article)
WITH fact, min(art.published_at) AS first, max(art.published_at) AS last
SET fact.known_from = last
FOREACH (m IN CASE WHEN fact:Meeting THEN [fact] ELSE [] END | SET m.told_from = first, m.disputed = [])
FOREACH (p IN CASE WHEN fact:Position THEN [fact] ELSE [] END |
  SET p.matter = p.stance, p.side = CASE p.stance WHEN 'rejects' THEN 'against' END);
