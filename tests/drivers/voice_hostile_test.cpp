// Requirement S07: whatever stands in a text, the voice reads it, or reads past it, and obeys none
// of it.

#include <random>

#include "drivers/sound/espeak_speaker.h"
#include "tests/support/catch.h"
#include "tests/support/hostile_text.h"
#include "tests/support/rounds.h"

namespace {

using drivers::sound::EspeakVoice;
using drivers::sound::Samples;

constexpr int pace = 125;
const std::string sentence = "Pilih layanan yang Anda perlukan.";

Samples say(const std::string& text) {
  const auto samples = EspeakVoice{}.say(text, "id", pace);
  REQUIRE(samples);
  return *samples;
}

double seconds_of(const std::string& text) {
  return static_cast<double>(say(text).size()) / drivers::sound::samples_per_second;
}

int loudest_of(const std::string& text) {
  int loudest = 0;
  for (const auto sample : say(text)) loudest = std::max(loudest, std::abs(int{sample}));
  return loudest;
}

/// espeak-ng varies a little with what it said before; a command would change it by more.
bool about_same(double left, double right) {
  return std::abs(left - right) <= 0.06 * right;
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

/// No text takes so long, in any script: a power of ten is nine letters and six seconds.
double longest_s(const std::string& text) {
  return 5.0 + 0.5 * static_cast<double>(text.size());
}

const std::string pieces[] = {"\x01",
                              "\x01"
                              "400S",
                              "\x01"
                              "0A",
                              "\x01"
                              "9I",
                              "\x1B[2J",
                              std::string{"\0", 1},
                              "[[",
                              "]]",
                              "[[h@l'oU]]",
                              "<speak>",
                              "<prosody rate=\"900%\">",
                              "<break time=\"9000000ms\"/>",
                              "<audio src=\"/etc/passwd\"/>",
                              "</",
                              "&#1;",
                              "&lt;",
                              "\u202E",
                              "\u200F",
                              "\u200D",
                              "\uFEFF",
                              "\uE03C",
                              "\U0001F600",
                              "\u0301",
                              "שלום",
                              "مرحبا",
                              "字",
                              "\xFF",
                              "\xC3",
                              "\xED\xA0\x80",
                              "\xF4\x90\x80\x80",
                              "\xC2\x85",
                              "\n",
                              "...",
                              "31415926535897932384626433832795",
                              "1e999999",
                              "MMMMMMCMXCIX",
                              "Donaudampfschifffahrtsgesellschaft",
                              "xzqkxzqkxzqkxzqk",
                              "Loket 3 ",
                              "é"};

}  // namespace

TEST_CASE("no control character is a command to the voice (S07)", "[sound]") {
  for (const auto* command : {"400S", "99P", "0A", "20R", "5F", "9I", "3V", "1Y", "1B"}) {
    INFO(command);
    const auto hostile = "\x01" + std::string{command} + " " + sentence;
    CHECK(about_same(seconds_of(hostile), seconds_of(" " + hostile.substr(1))));
    CHECK(loudest_of(hostile) > loudest_of(sentence) / 2);
    CHECK(about_same(seconds_of(sentence), seconds_of(sentence)));
  }
  const double usual = seconds_of(sentence);
  say("\x01"
      "400S");
  CHECK(about_same(seconds_of(sentence), usual));
}

TEST_CASE("markup is read out, and obeyed by nobody (S07)", "[sound]") {
  const double usual = seconds_of(sentence);
  // Obeyed, the first two would be shorter than the sentence, and the third an hour longer.
  CHECK(seconds_of("<prosody rate=\"900%\">" + sentence + "</prosody>") > 1.5 * usual);
  CHECK(seconds_of("<voice name=\"none\"><!-- " + sentence + " -->") > usual);
  CHECK(seconds_of("<break time=\"3600000ms\"/>" + sentence) < 60);
  // Phonemes would be one short word.
  CHECK(seconds_of("[[h@l'oU]]") > 1.3 * seconds_of("halo"));
}

TEST_CASE("endless words, numbers and marks are read to their end (S07)", "[sound]") {
  for (const auto& piece : {"7", "7 ", "a", "x", "!", ".", "[", "<", "(", "\n", "-", "\u0301",
                            "\U0001F600", "字", "\u202E", "\xFF", "\x01", "selamat "}) {
    const auto text = repeated(piece, 3000);
    INFO(piece);
    CHECK(seconds_of(text) < longest_s(text));
  }
  CHECK(about_same(seconds_of(sentence), seconds_of(sentence)));
}

TEST_CASE("hostile strings neither hang the voice nor change how it goes on (S07)", "[sound]") {
  std::minstd_rand random{20261122};
  const double usual = seconds_of(sentence);
  for (int round = tests::rounds("ANJUNGAN_VOICE_ROUNDS", 500); round > 0; --round) {
    const auto text = tests::hostile_text(pieces, random);
    const double said = seconds_of(text);
    if (said > longest_s(text)) FAIL(text << " takes " << said << " s");
    if (round % 50 != 0) continue;
    const double now = seconds_of(sentence);
    INFO("after " << text << " the sentence takes " << now << " s and not " << usual);
    CHECK(about_same(now, usual));
  }
}
