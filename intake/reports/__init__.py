"""Papers: what is in one (`document`, `catalogue`) and how it becomes pages (`pdf`)."""
