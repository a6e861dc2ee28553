"""From facts to the sentence that comes first: the words, and the facts themselves out of the answers to questions."""
