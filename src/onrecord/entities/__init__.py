"""Entities: who is one person across pages and languages, and who speaks each turn and quotation."""
