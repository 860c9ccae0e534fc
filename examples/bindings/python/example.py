"""A chat on its way to a vendor: what the merchant's backend does with each message."""

import panveil

keyring = panveil.Keyring.generate()  # Keyring.load("keys.json") in earnest
scrubber = panveil.Scrubber(keyring=keyring, scope="example")
customer = panveil.Conversation(scrubber)

for number, text in enumerate([
    "hi, I was charged twice for order 1234567890123",
    "my card is 4111 1111 1111 1111, exp 12/29 cvv 123",
    "or use the other one: 5555 5555",
    "5555 4444",
    "thank you \U0001f600",
]):
    message = customer.scrub(text, id=f"m{number}")
    print(message.text)
    for part in message.earlier:
        print("  recall", part.id)

token = scrubber.scrub("card 4111 1111 1111 1111")
print(panveil.Detokenizer(keyring, scope="example").detokenize(token))
