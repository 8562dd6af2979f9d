"""One module for each page: what it reads of the record, by key, for its template of the same name."""
