"""The judgement on each quotation: its words laid against published ones, then decided in the order of docs/record.md."""
