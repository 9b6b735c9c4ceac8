// Forget these facts, whatever they are, with all that ties them.
// :param ids => ['m-talks-geneva-00000001']
UNWIND $ids AS id
MATCH (fact:Actor|Meeting|Place|Topic|Position|MeetingThen|PositionThen {id: id})
DETACH DELETE fact;
