"""From a document to a reference and an exact quotation that can stand in a letter."""
