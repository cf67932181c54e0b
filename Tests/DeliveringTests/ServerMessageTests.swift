import Foundation
import Testing

@testable import Delivering

/// The shapes in which DefectDojo says what went wrong.
@Suite struct ServerMessageTests {
  @Test(arguments: [
    (
      #"{"title":["This field is required."],"message":"{'title': [ErrorDetail(string='x', code='required')]}","pro":["Pro comes with support."]}"#,
      "title: This field is required."
    ),
    (
      #"{"non_field_errors":["Active findings cannot be duplicates"],"message":"…"}"#,
      "Active findings cannot be duplicates"
    ),
    (
      #"{"cwes":[{"non_field_errors":["Invalid data."]}],"message":"{}"}"#,
      "cwes[0]: Invalid data."
    ),
    (#"{"detail":"Invalid token."}"#, "Invalid token."),
    (#"["Engagement \"99\" does not exist"]"#, #"Engagement "99" does not exist"#),
    (
      #"{"message":"['Error loading file: it\\'s empty']","pro":["Buy"]}"#,
      "Error loading file: it's empty"
    ),
    (
      #"{"message":"{'identity_hash': ['URL with this Identity hash already exists.']}"}"#,
      "identity_hash: URL with this Identity hash already exists."
    ),
    (
      #"{"message":"{'a': [ErrorDetail(string=\"can't\", code='no')], 'b': ['x', 'y']}"}"#,
      "a: can't; b: x; b: y"
    ),
    (#"{"message":"JSON request content is malformed"}"#, "JSON request content is malformed"),
    (#"{"detail":"Not found.","message":"","pro":"Buy"}"#, "Not found."),
    (
      "<!DOCTYPE html><html><head><title>\n  413 Request Entity Too Large\n</title></head></html>",
      "413 Request Entity Too Large"
    ),
    (#"{"severity":["One of: ['Info', 'Low']"]}"#, "severity: One of: Info, Low"),
    ("upstream timed out", "upstream timed out"),
    ("{\"detail\":\"a\\u001b[31mred\\nline\"}", "a [31mred line"),
  ])
  func isOneSentence(_ body: String, _ message: String) {
    #expect(ServerMessage(Data(body.utf8)).text == message)
  }

  @Test(arguments: ["", "{}", "[]", "null", #"{"message":"","pro":["Buy"]}"#])
  func mayBeNothing(_ body: String) {
    #expect(ServerMessage(Data(body.utf8)).text == nil)
  }

  @Test func isNotTooLong() throws {
    let body = try JSONValue.object(["detail": .text(String(repeating: "a", count: 100_000))])
      .json()
    #expect(ServerMessage(body).text?.count == 1001)
  }

  @Test(arguments: ["['a", "{'a': ['b\\", "[", "{", "[]", "['a', "])
  func survivesBrokenPython(_ text: String) throws {
    let body = try JSONValue.object(["message": .text(text)]).json()
    #expect(ServerMessage(body).text != nil)
  }
}
