"""Mentions: names of people and offices in every text, and whom they name as far as page and knowledge say."""
