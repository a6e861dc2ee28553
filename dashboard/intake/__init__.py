"""Intake: from the bytes that a clerk hands in to an entry of the store."""
