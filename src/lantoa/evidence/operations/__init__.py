"""What is done with evidence: files, claims, proof, consent, erasure."""
