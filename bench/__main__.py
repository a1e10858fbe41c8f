"""All measurements, one after the other."""

from bench import reading

reading.main()
