import TestSupport
import Testing

/// What tests rely on is tested itself.
@Suite struct DiceTests {
  /// The values that SplitMix64 is published with (<https://prng.di.unimi.it/splitmix64.c>).
  @Test func fallsAsSplitMix64() {
    var dice = Dice(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in dice.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func staysBelowItsBoundAndReachesAllOfIt() {
    var dice = Dice(seed: 7)
    #expect(Set((0..<500).map { _ in dice.below(6) }) == Set(0..<6))
  }
}
