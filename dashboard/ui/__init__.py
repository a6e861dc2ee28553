"""What is drawn with Streamlit: the frame, and the parts that pages are put together from."""
