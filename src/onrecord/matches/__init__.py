"""Where a quotation's words may stand: candidates over the whole record, then the turns they are found in. Nothing is judged here."""
