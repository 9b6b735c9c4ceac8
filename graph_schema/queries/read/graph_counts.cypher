// How much is in the graph?
// :returns articles, claims, persons, states, organizations, meetings, participations, positions, places, topics
// :hits 10
RETURN COUNT { (:Article) } AS articles, COUNT { (:Claim) } AS claims,
  COUNT { (:Person) } AS persons, COUNT { (:State) } AS states, COUNT { (:Organization) } AS organizations,
  COUNT { (:Meeting) } AS meetings, COUNT { ()-[:PARTICIPATED_IN]->() } AS participations,
  COUNT { (:Position) } AS positions, COUNT { (:Place) } AS places, COUNT { (:Topic) } AS topics;
