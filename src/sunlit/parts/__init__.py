"""What several procedures include: assignment, evidence, service, correction, meetings, voiding."""
