"""From paragraphs to facts: numbers with what they count."""
