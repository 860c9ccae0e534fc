// One card in each kind of payload, by itself and in others: masked where it stands, as it is
// written there.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/scrubbers.h"

namespace panveil {
namespace {

struct KindCase {
  PayloadKind kind;
  std::string_view text;
  std::string_view scrubbed;
};

constexpr KindCase kCases[] = {
    {PayloadKind::kForm, "text=my+card+4111+1111+1111+1111&x=1",
     "text=my+card+****+****+****+1111&x=1"},
    {PayloadKind::kForm, "card%5Bnumber%5D=4111111111111112&card[cvc]=737",
     "card%5Bnumber%5D=************1112&card[cvc]=***"},
    {PayloadKind::kForm, "a=%34%31%31%31111111111111", "a=%2A%2A%2A%2A********1111"},
    {PayloadKind::kForm, "data=%7B%22body%22%3A%22%5Cu0034111111111111111%22%7D",
     "data=%7B%22body%22%3A%22%5Cu002A***********1111%22%7D"},
    {PayloadKind::kForm, "cc1=4111&cc2=1111&cc3=1111&cc4=1111",
     "cc1=****&cc2=****&cc3=****&cc4=1111"},
    {PayloadKind::kHtml, "<p>card 4111 <b>1111</b> 1111&nbsp;&#49;&#x31;11</p>",
     "<p>card **** <b>****</b> ****&nbsp;&#49;&#x31;11</p>"},
    {PayloadKind::kHtml, "<input name=cvv value=\"737\">", "<input name=cvv value=\"***\">"},
    {PayloadKind::kHtml, "<a href=\"/x?n=4111%201111%201111%201111\">x</a>",
     "<a href=\"/x?n=****%20****%20****%201111\">x</a>"},
    // Inside a text, a tag or comment neither parts it nor hides what it holds.
    {PayloadKind::kHtml, "<p>4111 <i title=\"0123456789012\">1111</i> 1111 1111</p>",
     "<p>**** <i title=\"0123456789012\">****</i> **** 1111</p>"},
    {PayloadKind::kHtml, "<p>4111 <a href=\"/4242424242424242\">1111</a> 1111 1111</p>",
     "<p>**** <a href=\"/************4242\">****</a> **** 1111</p>"},
    {PayloadKind::kHtml, "hello <a title=\"cvv 123\">you</a> <!-- cvc 737 --> there",
     "hello <a title=\"cvv ***\">you</a> <!-- cvc *** --> there"},
    {PayloadKind::kJson, "{\"a\":\"hello <span data-cvv='123'>you</span>\"}",
     "{\"a\":\"hello <span data-cvv='***'>you</span>\"}"},
    {PayloadKind::kJson, "{\"a\":4.111111111111111e15}", "{\"a\":9.000000000001111e15}"},
    {PayloadKind::kJson, "[4.111111111111111E+15,4111111111111111e0]",
     "[9.000000000001111E+15,9000000000001111e0]"},
    {PayloadKind::kJson, "[4.111111111111111e14,4.111111111111112e15,-4.111111111111111e-15]",
     "[4.111111111111111e14,4.111111111111112e15,-4.111111111111111e-15]"},
    // What only looks like a payload is read as text, too.
    {PayloadKind::kAuto, "[4111] [1111] [1111] [1111]", "[****] [****] [****] [1111]"},
    {PayloadKind::kAuto, "2<b>4111111111111111", "2<b>************1111"},
    {PayloadKind::kAuto, "4601\"0737\"2539\"8863", "****\"****\"****\"8863"},
    {PayloadKind::kJson, "{\"a\":\"2<b>4111111111111111\"}", "{\"a\":\"2<b>************1111\"}"},
    {PayloadKind::kXml, "<a><v1:pan>4111111111111112</v1:pan><v1:cvc>737</v1:cvc></a>",
     "<a><v1:pan>************1112</v1:pan><v1:cvc>***</v1:cvc></a>"},
    {PayloadKind::kXml, "<a>&lt;PAN&gt;&#52;111111111111112&lt;/PAN&gt;</a>",
     "<a>&lt;PAN&gt;&#42;***********1112&lt;/PAN&gt;</a>"},
    {PayloadKind::kXml, "<a><![CDATA[{\"pan\":\"4111111111111112\"}]]></a>",
     "<a><![CDATA[{\"pan\":\"************1112\"}]]></a>"},
    {PayloadKind::kMultipart,
     "--b\r\nContent-Disposition: form-data; name=\"cvv\"\r\n\r\n737\r\n--b--\r\n",
     "--b\r\nContent-Disposition: form-data; name=\"cvv\"\r\n\r\n***\r\n--b--\r\n"},
    {PayloadKind::kMultipart,
     "--b\nContent-Transfer-Encoding: quoted-printable\n\n4111 1111 11=\n11 =31=31=31=31\n--b--",
     "--b\nContent-Transfer-Encoding: quoted-printable\n\n**** **** **=\n** =31=31=31=31\n--b--"},
    {PayloadKind::kBase64, "bXkgY2FyZCA0MTEx\r\nMTExMTExMTExMTEx",
     "bXkgY2FyZCAqKioq\r\nKioqKioqKioxMTEx"},
    {PayloadKind::kFrames, "42[\"message\",{\"text\":\"4111 1111 1111 1111\"}]",
     "42[\"message\",{\"text\":\"**** **** **** 1111\"}]"},
    {PayloadKind::kFrames, "44111111111111111", "4************1111"},
    {PayloadKind::kFrames, "data: {\"pan\":\"4111111111111112\"}\n\n",
     "data: {\"pan\":\"************1112\"}\n\n"},
    // The lines of data of one event are one text.
    {PayloadKind::kFrames, "data: card 4111 1111\ndata: 1111 1111\n\n",
     "data: card **** ****\ndata: **** 1111\n\n"},
    {PayloadKind::kFrames, "data:4111\r\ndata:1111\r\ndata:1111\r\ndata:1111\r\n\r\n",
     "data:****\r\ndata:****\r\ndata:****\r\ndata:1111\r\n\r\n"},
    {PayloadKind::kFrames,
     "data: {\"a\":\"4111 1111\ndata: 1111 1111\",\ndata: \"cvv\":\rdata:\"737\"}\n",
     "data: {\"a\":\"**** ****\ndata: **** 1111\",\ndata: \"cvv\":\rdata:\"***\"}\n"},
    {PayloadKind::kFrames, "data: my 4111 1111\nid: 4242424242424242\ndata: 1111 1111\n",
     "data: my **** ****\nid: ************4242\ndata: **** 1111\n"},
    {PayloadKind::kAuto, ": ping\n\ndata: {\ndata: \"cvv\": \"\\u003737\"}\n\n",
     ": ping\n\ndata: {\ndata: \"cvv\": \"\\u002A**\"}\n\n"},
    {PayloadKind::kXml,
     "<m><name>cvv</name><value><string>737</string></value></m><d><key>cardNumber</key><integer>"
     "4111111111111112</integer><string>123</string></d>",
     "<m><name>cvv</name><value><string>***</string></value></m><d><key>cardNumber</key><integer>"
     "************1112</integer><string>123</string></d>"},
    // NULs among the characters, as UTF-16 has them.
    {PayloadKind::kAuto,
     std::string_view("\xFF\xFE{\0\"\0c\0v\0v\0\"\0:\0\"\0"
                      "7\0"
                      "3\0"
                      "7\0\"\0}\0",
                      28),
     std::string_view("\xFF\xFE{\0\"\0c\0v\0v\0\"\0:\0\"\0*\0*\0*\0\"\0}\0", 28)},
    {PayloadKind::kHtml,
     std::string_view("{\"n\":\"4111\0"
                      "1111\0"
                      "1111\0"
                      "1111\"}",
                      27),
     std::string_view("{\"n\":\"****\0"
                      "****\0"
                      "****\0"
                      "1111\"}",
                      27)},
    // Escapes amid what is no payload as a whole.
    {PayloadKind::kAuto, ")]}'\n{\"n\":\"\\u0034111111111111111\"}",
     ")]}'\n{\"n\":\"\\u002A***********1111\"}"},
    {PayloadKind::kAuto, "cb({\"n\":\"4111\\u00201111 1111 1111\"})",
     "cb({\"n\":\"****\\u0020**** **** 1111\"})"},
    {PayloadKind::kAuto, "see https://a/p?n=%34111111111111111 now",
     "see https://a/p?n=%2A***********1111 now"},
    {PayloadKind::kJson, "{\"t\":\"see https://a/p?n=4111%201111%201111%201111 now\"}",
     "{\"t\":\"see https://a/p?n=****%20****%20****%201111 now\"}"},
    {PayloadKind::kHtml, "<script>var n='\\u0034111111111111111'</script>",
     "<script>var n='\\u002A***********1111'</script>"},
    {PayloadKind::kHtml, "<script>n='\\x34111111111111111';m='\\u{34}111111111111111'</script>",
     "<script>n='\\x2A***********1111';m='\\u{2A}***********1111'</script>"},
    {PayloadKind::kAuto, "{'text': '4111\\xa01111\\xa01111\\xa01111'}",
     "{'text': '****\\xa0****\\xa0****\\xa01111'}"},
    {PayloadKind::kAuto, "x='\\x7B\\x22t\\x22:\\x22\\x5Cu0034111 1111 1111 1111\\x22}'",
     "x='\\x7B\\x22t\\x22:\\x22\\x5Cu002A*** **** **** 1111\\x22}'"},
    {PayloadKind::kAuto, "/p?q=%7B%22t%22%3A%22no%5Cu0020cvv%5Cu0020%5Cu0037%5Cu00337%22%7D&z=1",
     "/p?q=%7B%22t%22%3A%22no%5Cu0020cvv%5Cu0020%5Cu002A%5Cu002A*%22%7D&z=1"},
    {PayloadKind::kAuto, "Subject: =?utf-8?Q?my_card_=34=31=31=31_1111_1111=201111?= ok",
     "Subject: =?utf-8?Q?my_card_=2A=2A=2A=2A_****_****=201111?= ok"},
    {PayloadKind::kAuto,
     "Content-Transfer-Encoding: quoted-printable\n\ncard 4111 1111=\n 1111 =31111",
     "Content-Transfer-Encoding: quoted-printable\n\ncard **** ****=\n **** =31111"},
    {PayloadKind::kAuto, "a[\"{\\\"text\\\":\\\"\\\\u0034111 1111 1111 1111\\\"}\"]",
     "a[\"{\\\"text\\\":\\\"\\\\u002A*** **** **** 1111\\\"}\"]"},
    // Boxes with other values between.
    {PayloadKind::kJson, R"([{"value":"4111"},{"value":"1111"},{"value":"1111"},{"value":"1111"}])",
     R"([{"value":"****"},{"value":"****"},{"value":"****"},{"value":"1111"}])"},
    {PayloadKind::kJson,
     R"({"f":[{"name":"c1","value":"4111"},{"name":"c2","value":"1111"},{"name":"c3","value":"1111"},)"
     R"({"name":"c4","value":"1111"}],"g":[{"value":"1234"}]})",
     R"({"f":[{"name":"c1","value":"****"},{"name":"c2","value":"****"},{"name":"c3","value":"****"},)"
     R"({"name":"c4","value":"1111"}],"g":[{"value":"1234"}]})"},
    {PayloadKind::kJson,
     R"([{"p":"4111","q":"4242"},{"p":"1111","q":"4242"},{"p":"1111","q":"4242"},{"p":"1111","q":"4242"}])",
     R"([{"p":"****","q":"****"},{"p":"****","q":"****"},{"p":"****","q":"****"},{"p":"1111","q":"4242"}])"},
    // Rows that do not follow one another, numbers, and a table.
    {PayloadKind::kJson, R"([{"v":"4111"},{"v":"1111"},{"w":"1"},{"v":"1111"},{"v":"1111"}])",
     R"([{"v":"4111"},{"v":"1111"},{"w":"1"},{"v":"1111"},{"v":"1111"}])"},
    {PayloadKind::kJson, R"([{"v":4111},{"v":1111},{"v":1111},{"v":1111}])",
     R"([{"v":4111},{"v":1111},{"v":1111},{"v":1111}])"},
    {PayloadKind::kJson,
     R"([{"v":"4111"},{"v":"1111"},{"v":"1111"},{"v":"1111"},{"v":"2222"},{"v":"3333"},{"v":"4444"}])",
     R"([{"v":"4111"},{"v":"1111"},{"v":"1111"},{"v":"1111"},{"v":"2222"},{"v":"3333"},{"v":"4444"}])"},
    {PayloadKind::kHtml,
     "<input name=a value=\"4111\"> - <input name=b value=1111><input name=c value='1111'>"
     "<input name=d size=4 value=1111>",
     "<input name=a value=\"****\"> - <input name=b value=****><input name=c value='****'>"
     "<input name=d size=4 value=1111>"},
    {PayloadKind::kXml,
     "<r><p><name>a</name><value>4111</value></p><p><name>b</name><value>1111</value></p>"
     "<p><name>c</name><value>1111</value></p><p><name>d</name><value>1111</value></p></r>",
     "<r><p><name>a</name><value>****</value></p><p><name>b</name><value>****</value></p>"
     "<p><name>c</name><value>****</value></p><p><name>d</name><value>1111</value></p></r>"},
    {PayloadKind::kForm,
     "f[0][name]=a&f[0][value]=4111&f[1][name]=b&f[1][value]=1111&f[2][name]=c&f[2][value]=1111&"
     "f[3][name]=d&f[3][value]=1111",
     "f[0][name]=a&f[0][value]=****&f[1][name]=b&f[1][value]=****&f[2][name]=c&f[2][value]=****&"
     "f[3][name]=d&f[3][value]=1111"},
    {PayloadKind::kMultipart,
     "--b\nContent-Disposition: form-data; name=a\n\n4111\n--b\nContent-Disposition: form-data; "
     "name=b\n\n1111\n--b\nContent-Disposition: form-data; name=c\n\n1111\n--b\n"
     "Content-Disposition: form-data; name=d\n\n1111\n--b--",
     "--b\nContent-Disposition: form-data; name=a\n\n****\n--b\nContent-Disposition: form-data; "
     "name=b\n\n****\n--b\nContent-Disposition: form-data; name=c\n\n****\n--b\n"
     "Content-Disposition: form-data; name=d\n\n1111\n--b--"},
    // Base64 amid a text.
    {PayloadKind::kAuto, "see data:text/plain;base64,bXkgY2FyZCA0MTExMTExMTExMTExMTEx here",
     "see data:text/plain;base64,bXkgY2FyZCAqKioqKioqKioqKioxMTEx here"},
    {PayloadKind::kJson, "{\"a\":\"Basic dXNlcjo0MTExMTExMTExMTExMTEx\",\"b\":[\"c\"]}",
     "{\"a\":\"Basic dXNlcjoqKioqKioqKioqKioxMTEx\",\"b\":[\"c\"]}"},
    {PayloadKind::kHtml,
     "<p>x <img src=\"data:text/plain;base64,bXkgY2FyZCA0MTExMTExMTExMTExMTEx\"> y</p>",
     "<p>x <img src=\"data:text/plain;base64,bXkgY2FyZCAqKioqKioqKioqKioxMTEx\"> y</p>"},
    {PayloadKind::kForm, "a=4111111111111111+pin%3DbXkgY2FyZCA0MTExMTExMTExMTExMTEx+x",
     "a=************1111+pin%3DbXkgY2FyZCAqKioqKioqKioqKioxMTEx+x"},
    // A JWT: its signature does not hold any more.
    {PayloadKind::kJson, "{\"t\":\"eyJhbGciOiJub25lIn0.eyJwYW4iOiI0MTExMTExMTExMTExMTExIn0.c2ln\"}",
     "{\"t\":\"eyJhbGciOiJub25lIn0.eyJwYW4iOiIqKioqKioqKioqKioxMTExIn0.c2ln\"}"},
    // Pairs: the value of one field is the name of the other.
    {PayloadKind::kJson,
     "[{\"name\":\"cardNumber\",\"value\":\"4111111111111112\"},{\"name\":\"cvv\",\"value\":"
     "\"123\"}]",
     "[{\"name\":\"cardNumber\",\"value\":\"************1112\"},{\"name\":\"cvv\",\"value\":\"***"
     "\"}]"},
    {PayloadKind::kJson,
     "[{\"value\":\"737\",\"id\":5,\"Label\":\"Security "
     "code\"},{\"answer\":\"12/27\",\"key\":\"exp\\u0069ry\"}]",
     "[{\"value\":\"***\",\"id\":5,\"Label\":\"Security "
     "code\"},{\"answer\":\"*****\",\"key\":\"exp\\u0069ry\"}]"},
    {PayloadKind::kJson,
     "[{\"name\":\"quantity\",\"value\":\"123\"},{\"name\":\"cvv\"},{\"value\":\"124\"}]",
     "[{\"name\":\"quantity\",\"value\":\"123\"},{\"name\":\"cvv\"},{\"value\":\"124\"}]"},
    {PayloadKind::kXml, "<f><name>cvv</name><value>737</value><name>n</name><value>738</value></f>",
     "<f><name>cvv</name><value>***</value><name>n</name><value>738</value></f>"},
    {PayloadKind::kForm, "f[0][name]=cvv&f[0][value]=737&f[1][name]=x&f[1][value]=738",
     "f[0][name]=cvv&f[0][value]=***&f[1][name]=x&f[1][value]=738"},
    {PayloadKind::kAuto, "{\"a\":\"<p>41&#49;1 1111 1111 1111</p>\"}",
     "{\"a\":\"<p>**&#42;* **** **** 1111</p>\"}"},
    {PayloadKind::kForm, "a=bXkgY2FyZCA0MTExMTExMTExMTExMTEx",
     "a=bXkgY2FyZCAqKioqKioqKioqKioxMTEx"},
    {PayloadKind::kJson, "{\"a\":\"x\",\"b\":\"bXkgY2FyZCA0MTExMTExMTExMTExMTEx\"}",
     "{\"a\":\"x\",\"b\":\"bXkgY2FyZCAqKioqKioqKioqKioxMTEx\"}"},
    {PayloadKind::kJson,
     "{\"a\":\"<p>&#52;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;"
     "\"}",
     "{\"a\":\"<p>&#42;&#42;&#42;&#42;&#42;&#42;&#42;&#42;&#42;&#42;&#42;&#42;&#49;&#49;&#49;&#49;"
     "\"}"},
    {PayloadKind::kJson, "{\"a\":\"n=%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31\"}",
     "{\"a\":\"n=%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%31%31%31%31\"}"},
    // Shapes of chat vendors and gateways, as they document them.
    {PayloadKind::kForm,
     "Author=a&Body=4111+1111+1111+1111&Attributes=%7B%22pan%22%3A%224111111111111112%22%7D",
     "Author=a&Body=****+****+****+1111&Attributes=%7B%22pan%22%3A%22************1112%22%7D"},
    {PayloadKind::kForm,
     "type=card&payment_method_data[card][number]=4242424242424242&payment_method_data[card][exp_"
     "month]=5&payment_method_data[card][cvc]=314",
     "type=card&payment_method_data[card][number]=************4242&payment_method_data[card][exp_"
     "month]=*&payment_method_data[card][cvc]=***"},
    {PayloadKind::kForm, "payment%5Bcc_number%5D=4111111111111112&payment%5Bcc_cid%5D=123",
     "payment%5Bcc_number%5D=************1112&payment%5Bcc_cid%5D=***"},
    {PayloadKind::kForm,
     "entrada=%3CDS_MERCHANT_PAN%3E4548812049400004%3C%2FDS_MERCHANT_PAN%3E%3CDS_MERCHANT_CVV2%"
     "3E123%3C%2FDS_MERCHANT_CVV2%3E",
     "entrada=%3CDS_MERCHANT_PAN%3E************0004%3C%2FDS_MERCHANT_PAN%3E%3CDS_MERCHANT_CVV2%3E**"
     "*%3C%2FDS_MERCHANT_CVV2%3E"},
    {PayloadKind::kForm, "b1=4111111111111112&b3=12&b4=30&b5=123&c1=Jo&cardholder=Jo",
     "b1=************1112&b3=**&b4=**&b5=***&c1=Jo&cardholder=Jo"},
    {PayloadKind::kForm,
     "account.number=4111111111111112&account.expiry.month=3&account.verification=123&account."
     "holder=x",
     "account.number=************1112&account.expiry.month=*&account.verification=***&account."
     "holder=x"},
    {PayloadKind::kForm, "pstn_cn=5123456789012346&pstn_ex=2105&pstn_am=100",
     "pstn_cn=************2346&pstn_ex=****&pstn_am=100"},
    {PayloadKind::kXml, "<FIELD KEY=\"card_number\">4111111111111112</FIELD>",
     "<FIELD KEY=\"card_number\">************1112</FIELD>"},
    {PayloadKind::kXml,
     "<accountNumber>4111111111111112</accountNumber><expirationMonth>9</expirationMonth>",
     "<accountNumber>************1112</accountNumber><expirationMonth>*</expirationMonth>"},
    {PayloadKind::kXml, "<ewayCardNumber>4444333322221112</ewayCardNumber><AcctNo>1</AcctNo>",
     "<ewayCardNumber>************1112</ewayCardNumber><AcctNo>1</AcctNo>"},
    {PayloadKind::kMultipart,
     "--xYz\r\nContent-Disposition: form-data; name=\"html\"\r\nContent-Type: "
     "text/html\r\n\r\n<div>4111<span>-1111-</span>1111-1111</"
     "div>\r\n--xYz\r\nContent-Disposition: form-data; name=\"text\"; "
     "filename=\"4111111111111111.txt\"\r\n\r\nhi\r\n--xYz--\r\n",
     "--xYz\r\nContent-Disposition: form-data; name=\"html\"\r\nContent-Type: "
     "text/html\r\n\r\n<div>****<span>-****-</span>****-1111</"
     "div>\r\n--xYz\r\nContent-Disposition: form-data; name=\"text\"; "
     "filename=\"************1111.txt\"\r\n\r\nhi\r\n--xYz--\r\n"},
    {PayloadKind::kFrames,
     "42[\"message\",{\"text\":\"hi\"}]\x1E"
     "42[\"message\",{\"text\":\"4111111111111111\"}]",
     "42[\"message\",{\"text\":\"hi\"}]\x1E"
     "42[\"message\",{\"text\":\"************1111\"}]"},
    // A mail by its headers: HTML in a part, a form in a link in it.
    {PayloadKind::kAuto,
     "Subject: Hi\r\nContent-Type: multipart/alternative;\r\n boundary=\"x\"\r\n\r\n--x\r\n"
     "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
     "<p>/p?q=3Dcvv+is+123&amp;z=3D4111+1111+1111+&#49;111</p>\r\n--x--\r\n",
     "Subject: Hi\r\nContent-Type: multipart/alternative;\r\n boundary=\"x\"\r\n\r\n--x\r\n"
     "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
     "<p>/p?q=3Dcvv+is+***&amp;z=3D****+****+****+&#49;111</p>\r\n--x--\r\n"},
    {PayloadKind::kAuto, "/a?u=%2Fb%3Fd%3D123%252C%2520cvc%2520737%26v%3D2",
     "/a?u=%2Fb%3Fd%3D123%252C%2520cvc%2520***%26v%3D2"},
    {PayloadKind::kFrames, "4212[\"m\",\"4111111111111111\"]", "4212[\"m\",\"************1111\"]"},
    {PayloadKind::kFrames, "4111111111111111", "************1111"},
    {PayloadKind::kAuto, "4111111111111111", "************1111"},
    {PayloadKind::kAuto, "44111111111111111", "4************1111"},
    {PayloadKind::kAuto, "44111 1111 1111 1111\n", "4**** **** **** 1111\n"},
    {PayloadKind::kAuto, "4378282246310005", "4***********0005"},
    {PayloadKind::kHtml,
     "<script type=\"application/ld+json\">{\"cardNumber\":\"4111111111111112\"}</script>",
     "<script type=\"application/ld+json\">{\"cardNumber\":\"************1112\"}</script>"},
    {PayloadKind::kHtml,
     "<!-- 4111111111111111 --><p title='4111111111111111'>4111<!-- x -->1111 <i>1111</i>1111</p>",
     "<!-- ************1111 --><p title='************1111'>****<!-- x -->**** <i>****</i>1111</p>"},
    {PayloadKind::kHtml, "<td>4111</td><td>1111</td><td>1111</td><td>1111</td>",
     "<td>****</td><td>****</td><td>****</td><td>1111</td>"},
    // Pieces in groups, and in digits of other scripts.
    {PayloadKind::kForm, "a=4111+1111&b=1111+1111", "a=****+****&b=****+1111"},
    {PayloadKind::kForm, "a=4111-1111-&b=1111%2D1111", "a=****-****-&b=****%2D1111"},
    {PayloadKind::kAuto, "a=4111%201111&b=1111%201111", "a=****%20****&b=****%201111"},
    {PayloadKind::kForm, "phone=4111+1111&mobile=1111+1111", "phone=4111+1111&mobile=1111+1111"},
    {PayloadKind::kXml, "<r><a>4111 1111</a><b>1111 1111</b></r>",
     "<r><a>**** ****</a><b>**** 1111</b></r>"},
    {PayloadKind::kHtml, "<tr><td>4111 1111</td><td>1111&nbsp;1111</td></tr>",
     "<tr><td>**** ****</td><td>****&nbsp;1111</td></tr>"},
    {PayloadKind::kFrames, "a[\"4111 1111\",\"1111 1111\"]", "a[\"**** ****\",\"**** 1111\"]"},
    // Base64 that a card touches.
    {PayloadKind::kJson, "[\"IGNhcmQgNDExMSAxMTExIDExMTEgMTExMQ==4111111111111111\"]",
     "[\"IGNhcmQgKioqKiAqKioqICoqKiogMTExMQ==************1111\"]"},
    // What names a code names one.
    {PayloadKind::kHtml, "<dl><dt>CVV<dd>737<dd>912</dl>", "<dl><dt>CVV<dd>***<dd>912</dl>"},
    {PayloadKind::kXml, "<dict><key>cvv</key><integer>737</integer><integer>912</integer></dict>",
     "<dict><key>cvv</key><integer>***</integer><integer>912</integer></dict>"},
    // Tags and comments as browsers end them.
    {PayloadKind::kHtml, "<p>4111 <!--x--!>11<b>11</b></>11</ 3>11 1111</p>",
     "<p>**** <!--x--!>**<b>**</b></>**</ 3>** 1111</p>"},
    {PayloadKind::kHtml, "<a b==\"> 4111 <i =\"'>1111</i> <i a=x\">1111</i> 1111",
     "<a b==\"> **** <i =\"'>****</i> <i a=x\">****</i> 1111"},
    {PayloadKind::kHtml, "<p>my 4111 <img alt=':)'>1111 <time>1111</time> 1111</p>",
     "<p>my **** <img alt=':)'>**** <time>****</time> 1111</p>"},
    // XHTML in XML.
    {PayloadKind::kXml, "<body><p>my cc <strong>4111 1111</strong> 1111<br/>1111</p></body>",
     "<body><p>my cc <strong>**** ****</strong> ****<br/>1111</p></body>"},
    // An element's own name counts beside that which an attribute gives; data- of gateways'
    // scripts.
    {PayloadKind::kXml,
     "<r><cvNumber id=\"id4\">737</cvNumber><pan key=\"x\">4111111111111112</pan></r>",
     "<r><cvNumber id=\"id4\">***</cvNumber><pan key=\"x\">************1112</pan></r>"},
    {PayloadKind::kHtml, "<input data-n=1 data-stripe=\"cvc\" value=\"737\">",
     "<input data-n=1 data-stripe=\"cvc\" value=\"***\">"},
    // Headers over several lines, and what may stand behind what they say.
    {PayloadKind::kMultipart,
     "--b\r\nSubject: my card 4111 1111\r\n 1111 1111 ok\r\nContent-Type:\r\n text/html\r\n"
     "Content-Transfer-Encoding:\r\n Quoted-Printable; (x)\r\n\r\n<p>4111 <b>11=\r\n11</b> =31111 "
     "1111</p>\r\n--b--\r\n",
     "--b\r\nSubject: my card **** ****\r\n **** 1111 ok\r\nContent-Type:\r\n text/html\r\n"
     "Content-Transfer-Encoding:\r\n Quoted-Printable; (x)\r\n\r\n<p>**** <b>**=\r\n**</b> =2A*** "
     "1111</p>\r\n--b--\r\n"},
    // A mail without parts, in a file of mails and in a part.
    {PayloadKind::kAuto,
     "From x@y Mon Jan 1\nX-MS-0: <x>\nContent-Type: text/html\nContent-Transfer-Encoding: "
     "QUOTED-PRINTABLE\n\n<p>4111 <b>11=\n11</b> =31111 1111</p>\n",
     "From x@y Mon Jan 1\nX-MS-0: <x>\nContent-Type: text/html\nContent-Transfer-Encoding: "
     "QUOTED-PRINTABLE\n\n<p>**** <b>**=\n**</b> =2A*** 1111</p>\n"},
    {PayloadKind::kMultipart,
     "--b\nContent-Type: message/rfc822\n\nSubject: x\nContent-Transfer-Encoding: "
     "base64\n\nPHA+NDExMSA8Yj4xMTExPC9iPiAxMTExIDExMTE8L3A+\n--b--\n",
     "--b\nContent-Type: message/rfc822\n\nSubject: x\nContent-Transfer-Encoding: "
     "base64\n\nPHA+KioqKiA8Yj4qKioqPC9iPiAqKioqIDExMTE8L3A+\n--b--\n"},
    // Between encoded words there is nothing.
    {PayloadKind::kAuto,
     "Subject: =?utf-8?Q?my_card_4111_11?=\r\n =?utf-8?q?11_1111_1111?=\r\n\r\nhi",
     "Subject: =?utf-8?Q?my_card_****_**?=\r\n =?utf-8?q?**_****_1111?=\r\n\r\nhi"},
    // The no-break space of ISO 8859-1.
    {PayloadKind::kForm, "a=4111%A01111%A01111%A01111", "a=****%A0****%A0****%A01111"},
    {PayloadKind::kHtml,
     "<p>4111\xA0"
     "1111\xA0"
     "1111\xA0"
     "1111</p>",
     "<p>****\xA0****\xA0****\xA0"
     "1111</p>"},
};

TEST(PayloadKinds, CardsAreMaskedWhereTheyStand) {
  ScrubberOptions options;
  options.action = Action::kMask;
  const Scrubber scrubber = testing_support::MakeScrubber(options);
  Scratch scratch;
  for (const KindCase& c : kCases) {
    const std::string once(scrubber.Scrub(c.text, c.kind, scratch).text);
    EXPECT_EQ(once, c.scrubbed) << c.text;
    EXPECT_EQ(scrubber.Scrub(once, c.kind, scratch).text, once);
  }
}

TEST(PayloadKinds, FindingsHaveThePathsOfTheirFields) {
  const Scrubber scrubber = testing_support::MaskingScrubber();
  Scratch scratch;
  const auto path_of = [&](std::string_view text, PayloadKind kind) {
    const Result result = scrubber.Scrub(text, kind, scratch);
    return result.findings.size() == 1 ? std::string(result.findings[0].path) : "?";
  };
  EXPECT_EQ(path_of("<a:b><c><pan>4111111111111112</pan></c></a:b>", PayloadKind::kXml), "b.c.pan");
  EXPECT_EQ(path_of("<b><card n=\"1\" cvv=\"737\"/></b>", PayloadKind::kXml), "b.card.cvv");
  EXPECT_EQ(path_of("x=1&card%5Bcvc%5D=737", PayloadKind::kForm), "card[cvc]");
  EXPECT_EQ(path_of("data={\"a\":[{\"cvc\":\"737\"}]}", PayloadKind::kForm), "data.a[0].cvc");
  EXPECT_EQ(path_of("{\"x\":\"<r><q><cvv>737</cvv></q></r>\"}", PayloadKind::kJson), "x.r.q.cvv");
  EXPECT_EQ(path_of("data: {\"cvc\":\"737\"}\n\n", PayloadKind::kFrames), "data.cvc");
}

TEST(PayloadKinds, PathsChooseElements) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.exclude_paths = {"**.card.token"};
  const Scrubber scrubber = testing_support::MakeScrubber(options);
  Scratch scratch;
  EXPECT_EQ(scrubber
                .Scrub("<r><card><token>4111111111111111</token><pan>4111111111111111</pan></card>"
                       "<token>4111111111111111</token></r>",
                       PayloadKind::kXml, scratch)
                .text,
            "<r><card><token>4111111111111111</token><pan>************1111</pan></card>"
            "<token>************1111</token></r>");
}

}  // namespace
}  // namespace panveil
