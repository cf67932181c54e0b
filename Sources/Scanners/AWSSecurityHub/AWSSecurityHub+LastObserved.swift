import FindingModel
import ReportReading

extension AWSSecurityHub {
  /// Since when a finding that is no longer there counts as mitigated.
  func lastObserved(_ record: JSON, now: Moment) -> Moment {
    record["LastObservedAt"].text.flatMap(moment) ?? now
  }

  /// A time in UTC, as `2020-06-14T21:02:53.940Z`.
  private func moment(_ text: String) -> Moment? {
    let bytes = Array(text.utf8)
    guard let day = Day(startOf: text), bytes.count >= 19, bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = number(bytes[11...12]), let minute = number(bytes[14...15]),
      let second = number(bytes[17...18]), hour < 24, minute < 60, second < 60
    else { return nil }
    // The reference takes seconds without a fraction for microseconds.
    let seconds = bytes.count == 20 ? 0 : second
    return Moment(day, secondsOfDay: hour * 3600 + minute * 60 + seconds)
  }

  private func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 < 0 ? nil : $0 }
  }
}
