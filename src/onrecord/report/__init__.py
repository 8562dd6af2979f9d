"""What a check found, for people (text) and for programs (JSON): the tally, both passages, the findings, what could not be read."""
