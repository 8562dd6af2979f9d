"""What onrecord knows, as data with a little code to load it: languages, publishers, people, offices, findings."""
