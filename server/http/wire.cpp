#include "server/http/wire.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/http/unpack.h"

namespace server::http {
namespace {

namespace beast = boost::beast;
namespace wire = boost::beast::http;

using Parser = wire::request_parser<wire::string_body>;

/// As much as one record of TLS carries.
constexpr std::size_t read_bytes = 16ULL << 10U;

constexpr int bad_request = 400;
constexpr int too_large = 413;
constexpr int unknown_encoding = 415;
constexpr int header_too_large = 431;
constexpr int our_fault = 500;

enum class Encoding : std::uint8_t { None, Gzip, Unknown };

Encoding encoding_of(const Parser::value_type& message) {
  const auto count = message.count(wire::field::content_encoding);
  if (count == 0) return Encoding::None;
  const auto name = message[wire::field::content_encoding];
  if (count > 1) return Encoding::Unknown;
  if (name.empty() || beast::iequals(name, "identity")) return Encoding::None;
  const bool is_gzip = beast::iequals(name, "gzip") || beast::iequals(name, "x-gzip");
  return is_gzip ? Encoding::Gzip : Encoding::Unknown;
}

int status_of(const beast::error_code& error) {
  if (error == wire::error::header_limit) return header_too_large;
  if (error == wire::error::body_limit || error == wire::error::buffer_overflow) return too_large;
  return bad_request;
}

}  // namespace

struct RequestReader::Parts {
  explicit Parts(ReadLimits given) : limits(given), buffer(given.header_bytes + read_bytes) {
    renew();
  }

  void renew() {
    parser = std::make_unique<Parser>();
    parser->header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser->body_limit(limits.body_bytes);
    header_bytes = 0;
    knows_header = false;
  }

  /// What the header alone rules out; 0 where nothing does.
  [[nodiscard]] int judge_header() const {
    const auto& message = parser->get();
    // The parser takes a coding that it does not know for no body at all, and what follows for a
    // request of its own.
    const bool has_coding = message.count(wire::field::transfer_encoding) > 0;
    if (has_coding && !parser->chunked()) return bad_request;
    if (message.version() == 11 && message.count(wire::field::host) != 1) return bad_request;
    if (!message.target().starts_with('/')) return bad_request;
    if (encoding_of(message) == Encoding::Unknown) return unknown_encoding;
    return 0;
  }

  [[nodiscard]] bool wants_continue() const {
    const auto& message = parser->get();
    return message.version() == 11 && !parser->is_done() && buffer.size() == 0 &&
           beast::iequals(message[wire::field::expect], "100-continue");
  }

  /// 0, or the status of the refusal.
  int unpack_body() {
    auto& message = parser->get();
    if (encoding_of(message) != Encoding::Gzip || message.body().empty()) return 0;
    auto text = unpack(message.body(), limits.body_bytes);
    if (!text) return text.error() == UnpackError::TooLarge ? too_large : bad_request;
    message.body() = std::move(*text);
    return 0;
  }

  ReadLimits limits;
  beast::flat_buffer buffer;
  std::unique_ptr<Parser> parser;  // never null; one for each request
  std::size_t header_bytes = 0;    // consumed
  bool knows_header = false;
  bool keeps_alive = false;
  int refusal = 0;
};

RequestReader::RequestReader(ReadLimits limits) : parts_(std::make_unique<Parts>(limits)) {}
RequestReader::~RequestReader() = default;

void RequestReader::limit_body(std::size_t most_bytes) {
  parts_->limits.body_bytes = most_bytes;
  parts_->parser->body_limit(most_bytes);
}

std::span<char> RequestReader::room() {
  auto& buffer = parts_->buffer;
  const auto bytes = std::min(read_bytes, buffer.max_size() - buffer.size());
  const auto space = buffer.prepare(bytes);
  return {static_cast<char*>(space.data()), space.size()};
}

void RequestReader::received(std::size_t bytes) {
  parts_->buffer.commit(bytes);
}

ReadStep RequestReader::step() {
  auto& parts = *parts_;
  const auto refuse = [&](int status) {
    parts.refusal = status;
    return ReadStep::Refused;
  };
  if (parts.refusal != 0) return ReadStep::Refused;
  auto& parser = *parts.parser;
  while (!parser.is_done() && parts.buffer.size() > 0) {
    beast::error_code error;
    const auto consumed = parser.put(parts.buffer.data(), error);
    parts.buffer.consume(consumed);
    // The parser's own limit is on what it has not read yet: line by line it would take any number.
    if (!parts.knows_header) parts.header_bytes += consumed;
    if (parts.header_bytes > parts.limits.header_bytes) return refuse(header_too_large);
    if (error && error != wire::error::need_more) return refuse(status_of(error));
    if (!parts.knows_header && parser.is_header_done()) {
      parts.knows_header = true;
      if (const int status = parts.judge_header(); status != 0) return refuse(status);
      if (parts.wants_continue()) return ReadStep::WantsContinue;
    }
    if (error == wire::error::need_more) break;
  }
  if (parser.is_done()) {
    const int status = parts.unpack_body();
    return status == 0 ? ReadStep::Complete : refuse(status);
  }
  // Only the line before a chunk, or what follows the last one, can be that long.
  if (parts.buffer.size() >= parts.buffer.max_size()) return refuse(bad_request);
  return ReadStep::NeedsMore;
}

int RequestReader::refusal() const {
  return parts_->refusal;
}

Request RequestReader::take() {
  auto& parts = *parts_;
  auto& message = parts.parser->get();
  Request request;
  request.method = std::string{message.method_string()};
  const std::string_view target{message.target().data(), message.target().size()};
  const auto end = std::min(target.find('?'), target.size());
  request.path = target.substr(0, end);
  if (end < target.size()) request.query = target.substr(end + 1);
  request.body = std::move(message.body());
  parts.keeps_alive = message.version() == 11 && parts.parser->keep_alive();
  parts.renew();
  return request;
}

bool RequestReader::keeps_alive() const {
  return parts_->keeps_alive;
}

bool RequestReader::has_begun() const {
  return parts_->buffer.size() > 0 || parts_->parser->got_some();
}

std::string answer_text(const Response& response, const std::string& method, Connected then) {
  constexpr int first_status = 200;  // what comes before is no answer yet
  constexpr int last_status = 599;
  const bool is_status = response.status >= first_status && response.status <= last_status;
  const auto status = static_cast<unsigned>(is_status ? response.status : our_fault);
  const auto reason = wire::obsolete_reason(wire::int_to_status(status));
  const bool has_body = status != 204 && status != 304;
  std::string text = "HTTP/1.1 " + std::to_string(status) + ' ';
  text.append(reason.data(), reason.size());
  text += "\r\nConnection: ";
  text += then == Connected::KeepAlive ? "keep-alive" : "close";
  text += "\r\nCache-Control: no-store\r\n";
  if (response.retry_after) {
    text += "Retry-After: " + std::to_string(response.retry_after->count()) + "\r\n";
  }
  if (has_body) {
    text += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    if (!response.body.empty()) text += "Content-Type: " + response.type + "\r\n";
  }
  text += "\r\n";
  if (has_body && method != "HEAD") text += response.body;
  return text;
}

}  // namespace server::http
