using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>Sends answers, whole or half.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext http, Answer answer, DateTimeOffset date)
    {
        Start(http, answer, date);
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
        await http.Response.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Promises the whole answer and sends the first half of it. Kestrel closes the connection after a handler that has written less than it
    /// promised, and unlike an abort that lets the half arrive.
    /// </summary>
    public static async Task WriteHalfAsync(HttpContext http, Answer answer, DateTimeOffset date)
    {
        // An answer without a body has no half: it promises a byte that never comes.
        Answer promised = answer.Body.Length > 0 ? answer : answer with { Body = new byte[1] };
        Start(http, promised, date);
        await http.Response.Body.WriteAsync(promised.Body.AsMemory(0, promised.Body.Length / 2), http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }

    private static void Start(HttpContext http, Answer answer, DateTimeOffset date)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        http.Response.Headers.Date = date.ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        foreach ((string name, string value) in answer.Headers)
            http.Response.Headers.Append(name, value);
    }
}
