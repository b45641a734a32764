// A person goes on to what the address holds; other software reads the card.
location.replace(document.getElementById("open").href);
