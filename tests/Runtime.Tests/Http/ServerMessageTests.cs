using System.Text;
using Instrument.Http;

namespace Instrument.Runtime.Tests.Http;

/// <summary>The shapes of errors of docs/wire/online.md §2.2.</summary>
public sealed class ServerMessageTests
{
    [Theory]
    [InlineData("""{"errors":[{"message":"a"},{"message":"b"}],"data":{"x":null}}""", "a; b")]
    [InlineData("""{"errors":["a","b"]}""", "a; b")]
    [InlineData("""{"error":"gone"}""", "gone")]
    [InlineData("""{"error":{"message":"gone"}}""", "gone")]
    [InlineData("""{"errors":[{"message":""}]}""", "an error without a text")]
    [InlineData("""{"errors":[{}]}""", "an error without a text")]
    [InlineData("""{"errors":[null]}""", "an error without a text")]
    [InlineData("""{"errors":[{"message":"two\nlines"}]}""", "two lines")]
    public void Errors_of_the_API_are_joined(string body, string text)
    {
        ServerMessage message = Of(body);

        Assert.Equal((text, true, false), (message.Text, message.IsApi, message.IsPage));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("bad gateway", "bad gateway")]
    [InlineData("""{"data":{}}""", """{"data":{}}""")]
    [InlineData("""{"errors":[]}""", """{"errors":[]}""")]
    [InlineData("[1]", "[1]")]
    public void Other_bodies_are_taken_as_text(string body, string text)
    {
        ServerMessage message = Of(body);

        Assert.Equal((text, false, false), (message.Text, message.IsApi, message.IsPage));
    }

    [Theory]
    [InlineData("<!doctype html><html></html>", "application/json")]
    [InlineData("\n  <html>", null)]
    [InlineData("anything", "text/html")]
    public void A_web_page_is_told_apart(string body, string? mediaType)
    {
        ServerMessage message = Of(body, mediaType);

        Assert.Equal(("", false, true), (message.Text, message.IsApi, message.IsPage));
    }

    [Fact]
    public void The_code_of_an_error_is_read()
    {
        Assert.Equal("PERMISSION_ERROR", Of("""{"errors":[{"message":"a","extensions":{"code":"PERMISSION_ERROR"}}]}""").Code);
        Assert.Null(Of("""{"errors":[{"message":"a","extensions":{"code":7}}]}""").Code);
        Assert.Null(Of("""{"errors":["a"]}""").Code);
    }

    [Fact]
    public void A_long_text_is_cut_and_keeps_no_signed_address()
    {
        string text = Of($$"""{"error":"https://s.test/a?sig=abc {{new string('x', 5000)}}"}""").Text;

        Assert.StartsWith("https://s.test/a?*** xxx", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 400, 520);
    }

    private static ServerMessage Of(string body, string? mediaType = "application/json") =>
        ServerMessage.Of(new HttpAnswer { Status = 400, Body = Encoding.UTF8.GetBytes(body), MediaType = mediaType });
}
