"""What each page's sentence is made of, asked at the place and month that are looked at."""
