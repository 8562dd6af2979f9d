"""Turns and sentences: who has the floor in an official transcript, and the sentences of every text."""
