"""Vietnamese for the ear: from what is written to what is spoken. It knows neither Django nor the database."""
