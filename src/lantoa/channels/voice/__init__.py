"""Words become sound on this machine: no text leaves the house. It knows neither Django nor the database."""
