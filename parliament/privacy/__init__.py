"""What is kept about people: the register of processing, disposal by rule, export, erasure, protection."""
