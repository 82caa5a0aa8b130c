"""Totals and their parts inside one article: lists, rests, averages, prices, margins."""
