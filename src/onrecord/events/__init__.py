"""Events: which texts tell of one meeting, call or forum, when and where it was, and what series it belongs to."""
