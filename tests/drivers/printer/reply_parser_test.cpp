#include "drivers/printer/reply_parser.h"

#include <random>

#include "tests/support/catch.h"

using drivers::printer::AutoStatus;
using drivers::printer::BufferCleared;
using drivers::printer::FenceEcho;
using drivers::printer::Garbage;
using drivers::printer::Information;
using drivers::printer::Paper;
using drivers::printer::QueuedReply;
using drivers::printer::RealTimeReply;
using drivers::printer::Reply;
using drivers::printer::ReplyParser;
using drivers::printer::Status;
using drivers::printer::Trouble;
using Bytes = std::vector<std::uint8_t>;
using Replies = std::vector<Reply>;

TEST_CASE("answers are given to the questions in the order asked", "[replies]") {
  ReplyParser parser;
  for (const int question : {1, 2, 4}) parser.expect_real_time(question);
  CHECK(parser.feed(Bytes{0x12, 0x32}) == Replies{RealTimeReply{.question = 1, .bits = 0x12},
                                                  RealTimeReply{.question = 2, .bits = 0x32}});
  CHECK(parser.real_time_outstanding() == 1);
  CHECK(parser.feed(Bytes{0x12, 0x12}) ==
        Replies{RealTimeReply{.question = 4, .bits = 0x12}, Garbage{.byte = 0x12}});
}

TEST_CASE("an automatic status between answers is told apart", "[replies]") {
  ReplyParser parser;
  parser.expect_real_time(1);
  CHECK(parser.feed(Bytes{0x18, 0x00, 0x0F, 0x00, 0x1A}) ==
        Replies{AutoStatus{.bits = {0x18, 0x00, 0x0F, 0x00}},
                RealTimeReply{.question = 1, .bits = 0x1A}});
}

TEST_CASE("replies may arrive in any pieces", "[replies]") {
  const Bytes bytes{0x37, 0x22, 'E', '0', '0', '1', 0, 0x37, 0x25, 0, 0x5F, 'T', 'M', 0, 0x0C};
  const Replies whole{FenceEcho{.id = {'E', '0', '0', '1'}}, BufferCleared{},
                      Information{.text = "TM"}, QueuedReply{.bits = 0x0C}};
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    ReplyParser parser;
    parser.expect_queued();
    Replies replies = parser.feed(std::span{bytes}.first(cut));
    const Replies rest = parser.feed(std::span{bytes}.subspan(cut));
    replies.insert(replies.end(), rest.begin(), rest.end());
    CHECK(replies == whole);
  }
}

TEST_CASE("what was not asked for is garbage", "[replies]") {
  ReplyParser parser;
  CHECK(parser.feed(Bytes{0x00, 0x12, 0xFF}) ==
        Replies{Garbage{.byte = 0x00}, Garbage{.byte = 0x12}, Garbage{.byte = 0xFF}});
}

TEST_CASE("a broken block does not swallow what follows it", "[replies]") {
  ReplyParser parser;
  parser.expect_real_time(3);
  CHECK(parser.feed(Bytes{0x37, 0x22, 'E', 0x12}) ==
        Replies{Garbage{.byte = 0x37}, Garbage{.byte = 0x22}, Garbage{.byte = 'E'},
                RealTimeReply{.question = 3, .bits = 0x12}});
}

TEST_CASE("status bits mean what the printer's manual says", "[replies]") {
  const auto trouble_of = [](int question, std::uint8_t bits) {
    Status status;
    note(status, RealTimeReply{.question = question, .bits = bits});
    return status.trouble;
  };
  CHECK(trouble_of(1, 0x12) == Trouble::None);
  CHECK(trouble_of(1, 0x1A) == Trouble::Offline);
  CHECK(trouble_of(2, 0x16) == Trouble::CoverOpen);
  CHECK(trouble_of(2, 0x32) == Trouble::PaperOut);
  CHECK(trouble_of(3, 0x1A) == Trouble::CutterError);
  CHECK(trouble_of(3, 0x32) == Trouble::Unrecoverable);
  CHECK(trouble_of(3, 0x52) == Trouble::Overheated);
  CHECK(trouble_of(4, 0x72) == Trouble::PaperOut);

  Status near_end;
  note(near_end, RealTimeReply{.question = 4, .bits = 0x1E});
  CHECK(near_end.paper == Paper::NearEnd);
  CHECK(near_end.trouble == Trouble::None);

  Status automatic;
  note(automatic, AutoStatus{.bits = {0x38, 0x08, 0x0F, 0}});
  CHECK(automatic.paper == Paper::Out);
  CHECK(automatic.trouble == Trouble::CutterError);  // the most urgent of all
}

TEST_CASE("every byte of any noise ends up in exactly one reply", "[replies]") {
  std::minstd_rand random{11};
  const auto bytes_of = [](const Reply& reply) -> std::size_t {
    if (std::holds_alternative<AutoStatus>(reply)) return 4;
    if (std::holds_alternative<FenceEcho>(reply)) return 7;
    if (std::holds_alternative<BufferCleared>(reply)) return 3;
    if (const auto* text = std::get_if<Information>(&reply)) return text->text.size() + 2;
    return 1;
  };
  const Bytes alphabet{0x12, 0x10, 0x37, 0x22, 0x25, 0x5F, 0x00, 'A', 0xFF, 0x0C};
  for (int i = 0; i < 5000; ++i) {
    ReplyParser parser;
    for (auto n = random() % 5; n > 0; --n) parser.expect_real_time(static_cast<int>(n % 4 + 1));
    for (auto n = random() % 3; n > 0; --n) parser.expect_queued();
    Bytes noise;
    for (auto n = random() % 60; n > 0; --n) {
      noise.push_back(random() % 4 == 0 ? static_cast<std::uint8_t>(random() % 256)
                                        : alphabet[random() % alphabet.size()]);
    }
    // 0x80 fits nothing, so it ends whatever is half received.
    noise.push_back(0x80);
    std::size_t accounted = 0;
    for (const Reply& reply : parser.feed(noise)) accounted += bytes_of(reply);
    CHECK(accounted == noise.size());
  }
}
