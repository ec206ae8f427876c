#include "kiosk/shell/threads/voice_worker.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <latch>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/redirected_errors.h"
#include "tests/support/temporary_folder.h"

using namespace kiosk;
using shell::Mailbox;
using shell::VoiceWorker;
using namespace std::chrono_literals;

namespace {

/// How long a sentence takes.
enum class Pace : std::uint8_t { NoTime, UntilStopped };

/// What a speaker was given to say, and how often it was told to forget.
struct Heard {
  std::vector<drivers::sound::Sentence> sentences;
  std::latch begun{1};
  std::atomic<int> forgotten{0};
  int forgotten_while_speaking = 0;
};

/// Remembers what it was given to say; says one sentence only where that takes time.
class Listener final : public drivers::sound::Speaker {
 public:
  explicit Listener(Heard& heard, Pace pace = Pace::NoTime) : heard_(heard), pace_(pace) {}
  std::expected<void, drivers::sound::SoundError> speak(
      const drivers::sound::Sentence& sentence, const std::function<bool()>& wanted) override {
    heard_.sentences.push_back(sentence);
    if (pace_ == Pace::NoTime) return {};
    heard_.begun.count_down();
    while (wanted()) std::this_thread::yield();
    heard_.forgotten_while_speaking = heard_.forgotten;
    return {};
  }
  void stop() override {}
  void play(drivers::sound::Tone, int) override {}
  void rest() override {}
  void forget() override { ++heard_.forgotten; }

 private:
  Heard& heard_;
  Pace pace_;
};

/// A kiosk whose sound card is there for some sentences only.
class FailingSpeaker final : public drivers::sound::Speaker {
 public:
  std::expected<void, drivers::sound::SoundError> speak(const drivers::sound::Sentence& sentence,
                                                        const std::function<bool()>&) override {
    if (sentence.words_per_minute > 0) return {};
    return std::unexpected(drivers::sound::SoundError::NoDevice);
  }
  void stop() override {}
  void play(drivers::sound::Tone, int) override {}
  void rest() override {}
  void forget() override {}
};

/// A folder of recordings, and what the speaker is given to say with it.
class Studio {
 public:
  [[nodiscard]] std::string path(const std::string& file) const {
    return folder_.path() + "/" + file;
  }
  void record(const std::string& file, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path{path(file)}.parent_path());
    std::ofstream(path(file), std::ios::binary) << bytes;
  }

  /// The recordings of the pieces, after the voice has come to its end.
  [[nodiscard]] std::vector<std::string> recordings_of(std::vector<ui::Piece> pieces) const {
    Heard heard;
    Mailbox mailbox{[] {}};
    VoiceWorker voice{std::make_unique<Listener>(heard), folder_.path(), mailbox};
    voice.speak({.text = "all", .utterance = 7, .pieces = std::move(pieces)});
    mailbox.wait(60s);
    const auto events = mailbox.take_all();
    REQUIRE(events.size() == 1);
    CHECK(get<messages::SpeechEnded>(events[0]).utterance == 7);
    REQUIRE(heard.sentences.size() == 1);
    std::vector<std::string> recordings;
    for (const auto& piece : heard.sentences[0].pieces) recordings.push_back(piece.recording);
    return recordings;
  }

 private:
  tests::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a recording of the phrase's key is heard instead of the voice", "[voice]") {
  const Studio studio;
  studio.record("id/srv.thanks.wav", "recorded");
  CHECK(studio.recordings_of({{.key = "srv.thanks", .text = "Terima kasih"}}) ==
        std::vector<std::string>{studio.path("id/srv.thanks.wav")});
}

TEST_CASE("without a recording in that language the voice says the text", "[voice]") {
  const Studio studio;
  studio.record("id/srv.thanks.wav", "recorded");
  const ui::Piece english{
      .key = "srv.thanks", .text = "Thank you", .language = domain::Language::English};
  CHECK(studio.recordings_of({english}) == std::vector<std::string>{""});
}

TEST_CASE("each piece of a sentence is looked for on its own, and literal text never", "[voice]") {
  const Studio studio;
  studio.record("id/ticket.number.wav", "recorded");
  studio.record("id/.wav", "a file without a name");
  CHECK(studio.recordings_of({{.key = "ticket.number", .text = "Nomor antrian"},
                              {.key = "", .text = "A, dua belas"},
                              {.key = "ticket.wait", .text = "Mohon menunggu"}}) ==
        std::vector<std::string>{studio.path("id/ticket.number.wav"), "", ""});
}

TEST_CASE("the voice is told to forget, and not before what is being said has ended (P03)",
          "[voice]") {
  Heard heard;
  Mailbox mailbox{[] {}};
  {
    VoiceWorker voice{std::make_unique<Listener>(heard, Pace::UntilStopped), {}, mailbox};
    voice.speak({.text = "Siti Uji", .utterance = 7, .pieces = {}});
    heard.begun.wait();
    voice.forget();
    voice.stop();
  }  // what was asked for is done before the threads end
  CHECK(heard.sentences.size() == 1);
  CHECK(heard.forgotten_while_speaking == 0);
  CHECK(heard.forgotten == 1);
}

TEST_CASE("a sound card that is missing is one line in the log, until it is back", "[voice]") {
  const tests::TemporaryFolder folder;
  const auto log = folder.path() + "/log";
  {
    const tests::RedirectedErrors errors{log.c_str()};
    Mailbox mailbox{[] {}};
    VoiceWorker voice{std::make_unique<FailingSpeaker>(), {}, mailbox};
    std::uint64_t utterance = 0;
    for (const int words_per_minute : {0, 0, 0, 160, 160, 0, 0}) {
      voice.speak({.text = "one",
                   .utterance = ++utterance,
                   .pieces = {},
                   .words_per_minute = words_per_minute});
      mailbox.wait(60s);
      mailbox.take_all();
    }
  }
  std::ifstream file(log);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == lines[2]);
  CHECK(lines[1].find("state=back") != std::string::npos);
}
