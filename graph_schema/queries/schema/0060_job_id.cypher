// Which job is this? An id is one job, so that an order that is sent twice is carried out once.
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (n:Job) REQUIRE n.id IS UNIQUE;
