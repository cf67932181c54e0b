import Testing
import Triage

@Suite struct VersionRangeTests {
  @Test(arguments: [
    ("*", "1.0"), ("*", "anything"), ("1.2.3", "1.2.3"), ("=1.2.3", "1.2.3"), ("==1.2.3", "1.2.3"),
    ("!=1.2.3", "1.2.4"), (">=1.0 <2", "1.5.0"), (">=1.0, <2", "1.0.0"), (">= 1.0,<2", "1.9.9"),
    (">=1.0<2", "1.5.0"), ("<=2", "2.0.0"), (">1 !=1.5.0", "1.6.0"), ("<1 || >=2 <3", "2.5.0"),
    ("<1|>2", "3.0.0"), ("1.2.*", "1.2.9"), ("1.2.*", "1.2.0-rc.1"), ("1.x", "1.9.0"),
    ("1.x.x", "1.9.0"), ("=1.*", "1.0.0"), ("1.0.*", "1"), ("!=1.2.*", "1.3.0"),
    (">=1.2.*", "1.2.0"), ("<1.2.*", "1.1.0"), ("^1.2", "1.9.0"), ("^1.2.3", "1.2.3"),
    ("^0.2.3", "0.2.9"), ("^0.0.3", "0.0.3"), ("^0.0", "0.0.9"), ("^0", "0.9.0"),
    ("^1.x", "1.0.0"), ("^1.2.3-beta.2", "1.2.3-beta.4"), ("^1.2", "1.3.0-beta"),
    ("~1.2.3", "1.2.9"), ("~1.2", "1.2.0"), ("~1", "1.9.0"), ("~> 1.4", "1.9.0"),
    ("~>1.4.2", "1.4.9"), ("~=1.4", "1.5.0"), ("v1.2.3", "1.2.3"), ("[1.0,2.0)", "1.0.0"),
    ("(1.0,2.0]", "2.0.0"), ("[1.0]", "1.0.0"), ("(,1.0]", "0.1.0"), ("[1.0,)", "9.0.0"),
    ("(,)", "1.0.0"), ("[1.0,2.0), [3.0,)", "3.0.0"), ("[ 1.0 , 2.0 ]", "1.5.0"),
    ("[1.0,2.0) || >=5", "6.0.0"), (">=5 || [1.0,2.0)", "1.0.0"), ("* || <1", "9.9.9"),
  ])
  func contains(range: String, version: String) throws {
    #expect(try VersionRange(range).contains(version, ecosystem: "npm"))
  }

  @Test(arguments: [
    ("1.2.3", "1.2.4"), ("!=1.2.3", "1.2.3"), (">=1.0 <2", "2.0.0"), (">=1.0 <2", "0.9.0"),
    (">1 !=1.5.0", "1.5.0"), ("<1 || >=2 <3", "1.5.0"), ("<1 || >=2 <3", "3.0.0"),
    ("1.2.*", "1.20.0"), ("1.2.*", "1.3.0"), ("1.2.*", "latest"), ("!=1.2.*", "1.2.0"),
    ("^1.2", "1.1.0"), ("^1.2", "2.0.0"), ("^1.2", "2.0.0-rc.1"), ("^0.2.3", "0.3.0"),
    ("^0.0.3", "0.0.4"), ("^0.0", "0.1.0"), ("^0", "1.0.0"), ("~1.2.3", "1.3.0"),
    ("~1.2", "1.3.0"), ("~1", "2.0.0"), ("~>1.4", "2.0.0"), ("~>1.4.2", "1.5.0"),
    ("~=1.4", "1.3.0"), ("[1.0,2.0)", "2.0.0"), ("(1.0,2.0]", "1.0.0"), ("[1.0]", "1.0.1"),
    ("(,1.0)", "1.0.0"), ("[1.0,2.0),[3.0,)", "2.5.0"), ("<0", ""),
  ])
  func leavesOut(range: String, version: String) throws {
    #expect(try !VersionRange(range).contains(version, ecosystem: "npm"))
  }

  @Test func comparesByTheEcosystem() throws {
    let range = try VersionRange("<1.0")
    #expect(range.contains("1.0~rc1", ecosystem: "deb"))
    #expect(range.contains("1.0.rc1", ecosystem: "gem"))
    #expect(!range.contains("1.0.rc1", ecosystem: "rpm"))
    #expect(range.contains("1.0rc1", ecosystem: "PyPI"))
    #expect(range.contains("1.0rc1", ecosystem: nil))
    #expect(try VersionRange(">=1!2.0").contains("1!2.1", ecosystem: "pypi"))
    #expect(try !VersionRange(">=1!2.0").contains("3.0", ecosystem: "pypi"))
    #expect(try VersionRange(">=1!2.0!=1!2.1").contains("1!2.2", ecosystem: "pypi"))
    #expect(try VersionRange("1:2.*").contains("1:2.5-1", ecosystem: "deb"))
    #expect(try !VersionRange("2.*").contains("1:2.5-1", ecosystem: "deb"))
  }

  /// A release that a range does not name is any release.
  @Test func takesAllReleasesOfRPM() throws {
    #expect(try VersionRange("=7.76.1").contains("7.76.1-9.el9", ecosystem: "rpm"))
    #expect(try VersionRange("<=7.76.1").contains("7.76.1-9.el9", ecosystem: "rpm"))
    #expect(try !VersionRange("=7.76.1-8.el9").contains("7.76.1-9.el9", ecosystem: "rpm"))
  }

  /// The first ten are of the specification's tests.
  @Test(arguments: [
    ("vers:pypi/<=1.3.0|3.0.0", "1.0.0", true), ("vers:pypi/>0.0.2", "0.0.3", true),
    ("vers:pypi/<0.0.2", "0.0.0.1", true), ("vers:pypi/>=1.0.0|<=2.0.0", "1.5", true),
    ("vers:pypi/>=3.0.0|2.0.3", "2.0.3", true), ("vers:pypi/>=1.0.0|<=2.0.0", "2.0.3", false),
    ("vers:pypi/>=1.0.0|<=2.0.0", "0.0.9", false), ("vers:pypi/>=3.0.0|!=2.0.3", "2.0.3", false),
    ("vers:pypi/<=1.0.0|>=2.0.0", "1.5", false),
    ("vers:pypi/0.0.2|0.0.6|>=3.0.0|0.0.1|0.0.4", "2.0.3", false),
    ("vers:npm/*", "1.0.0", true), ("vers:npm/1.2.3|>=2.0.0|<5.0.0", "1.2.3", true),
    ("vers:npm/1.2.3|>=2.0.0|<5.0.0", "1.2.4", false),
    ("vers:npm/1.2.3|>=2.0.0|<5.0.0", "4.9.9", true),
    ("vers:npm/1.2.3|>=2.0.0|<5.0.0", "5.0.0", false),
    ("vers:gem/>=2.2.0|!=2.2.1|<2.3.0", "2.2.1", false),
    ("vers:gem/>=2.2.0|!=2.2.1|<2.3.0", "2.2.2", true), ("vers:npm/<1|>=2|<3", "0.5.0", true),
    ("vers:npm/<1|>=2|<3", "1.5.0", false), ("vers:npm/<1|>=2|<3", "2.5.0", true),
    ("vers:npm/<3|>=2|<1", "2.5.0", true), ("vers:npm/>1|>2", "1.5.0", true),
    ("vers:npm/<1|<2", "1.5.0", true), ("vers:npm/>1", "1.0.0", false),
    ("vers:npm/<1", "1.0.0", false), ("vers:npm/>=1|>2", "2.0.0", true),
    ("vers:npm/<2|>2", "2.0.0", false),
    ("vers:npm/!=1.0.0", "1.0.1", true), ("vers:npm/!=1.0.0", "1.0.0", false),
    ("vers:npm/1.0.0|!=2.0.0", "3.0.0", false), ("VERS:NPM/>=1.0.0 | <2.0.0", "1.5.0", true),
    ("vers:deb/<1.0%7Erc1", "1.0~beta", true), ("vers:deb/<1.0", "1.0~rc1", true),
  ])
  func readsSpecifiers(range: String, version: String, isIn: Bool) throws {
    #expect(try VersionRange(range).contains(version, ecosystem: nil) == isIn)
  }

  @Test(arguments: [
    ("", "expected a version or a comparison, found the end of ``"),
    ("  ", "expected a version or a comparison, found the end of `  `"),
    (">=", "expected a version behind `>=`, found the end of `>=`"),
    (">=1 || ", "expected a version or a comparison, found the end of `>=1 || `"),
    ("|1", "expected a version or a comparison, found `|1`"),
    ("1.0 - 2.0", "expected a version or a comparison, found `- 2.0`"),
    (">=*", "expected a version behind `>=`, found `*`"),
    (">1.*", "expected a version behind `>`, found `1.*`"),
    ("^beta", "expected numbers such as `^1.2`, found `beta` in `^beta`"),
    ("1.a.*", "expected numbers such as `1.2`, found `1.a` in `1.a.*`"),
    (
      "=>1",
      "expected `=`, `!=`, `<`, `<=`, `>`, `>=`, `^` or `~`, found `=>` in `=>1`"
    ),
    ("[1.0,2.0", "expected `]` or `)`, found the end of `[1.0,2.0`"),
    ("[1.0,2.0) x", "expected `,` or the end behind an interval, found `x`"),
    ("[1.0,2.0),x", "expected `[` or `(`, found `x`"),
    ("(1.0)", "expected an interval such as `[1.0,2.0)`, found `(1.0)`"),
    ("vers:npm", "expected a range such as `vers:npm/>=1.0|<2.0`, found `vers:npm`"),
    ("vers:n pm/1", "expected a range such as `vers:npm/>=1.0|<2.0`, found `vers:n pm/1`"),
    ("vers:npm/", "expected a version with a comparator, found `` in `vers:npm/`"),
    ("vers:npm/1||2", "expected a version with a comparator, found `` in `vers:npm/1||2`"),
    ("vers:npm/>=*", "expected a version with a comparator, found `>=*` in `vers:npm/>=*`"),
    ("vers:npm/=>1", "expected a version with a comparator, found `=>1` in `vers:npm/=>1`"),
    ("vers:npm/1%zz", "expected a version with a comparator, found `1%zz` in `vers:npm/1%zz`"),
  ])
  func throwsWhereItIsNotComplete(range: String, message: String) {
    #expect(throws: PatternError(message)) { try VersionRange(range) }
  }
}
