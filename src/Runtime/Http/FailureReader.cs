using Instrument.Settings;

namespace Instrument.Http;

/// <summary>Makes failures of answers: what happened, in the server's words, and what a person can do about it.</summary>
internal sealed class FailureReader(ServerSettings settings, TimeProvider time)
{
    // A server refuses signatures and tokens that are some minutes off.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private ServerAddress Address => settings.Address;

    /// <summary>Why a call to the API failed; <see langword="null"/> if it did not.</summary>
    public ApiFailure? OfCall(HttpAttempt attempt, string operation, RetryTable table)
    {
        if (attempt.Answer is not { } answer)
            return attempt.Failure;
        if (answer.IsSuccess)
            return null;
        ServerMessage message = ServerMessage.Of(answer);
        (ApiFailureKind kind, string text) = Explain(answer, message, operation);
        return new ApiFailure(kind, answer.Status, Clean(text), !RetryPolicy.IsRetried(table, answer.Status));
    }

    /// <summary>Why an upload failed; <see langword="null"/> if it did not.</summary>
    public ApiFailure? OfUpload(HttpAttempt attempt, string operation)
    {
        if (attempt.Answer is not { } answer)
            return attempt.Failure;
        if (answer.IsSuccess)
            return null;
        string said = Said(ServerMessage.Of(answer));
        (ApiFailureKind kind, string text) = answer.Status switch
        {
            401 or 403 => (ApiFailureKind.UploadUrlRefused,
                $"The storage refuses the upload{said}. Its signed address has expired, or the file may not be written again.{ClockHint(answer)}"),
            404 or 410 => (ApiFailureKind.NotFound, $"The storage has no such place for the upload{said}."),
            413 => (ApiFailureKind.TooLarge, $"The file is larger than the storage takes{said}."),
            429 => (ApiFailureKind.RateLimited, $"The storage asks for fewer uploads{said}."),
            >= 500 => (ApiFailureKind.ServerError, $"The storage failed with status {answer.Status}{said}."),
            _ => (ApiFailureKind.Rejected, $"The storage does not take the file: {operation} got status {answer.Status}{said}."),
        };
        return new ApiFailure(kind, answer.Status, Clean(text), !RetryPolicy.IsRetried(RetryTable.ServerFailures, answer.Status));
    }

    /// <summary>Why a download failed; <see langword="null"/> if it did not.</summary>
    public ApiFailure? OfDownload(HttpAttempt attempt, string operation)
    {
        if (attempt.Answer is not { } answer)
            return attempt.Failure;
        if (answer.IsSuccess)
            return null;
        string said = Said(ServerMessage.Of(answer));
        (ApiFailureKind kind, string text) = answer.Status switch
        {
            401 or 403 => (ApiFailureKind.UploadUrlRefused, $"The storage refuses the download{said}. Its signed address may have expired.{ClockHint(answer)}"),
            404 or 410 => (ApiFailureKind.NotFound, $"The storage does not have the file{said}."),
            429 => (ApiFailureKind.RateLimited, $"The storage asks for fewer downloads{said}."),
            >= 500 => (ApiFailureKind.ServerError, $"The storage failed with status {answer.Status}{said}."),
            _ => (ApiFailureKind.Rejected, $"The storage does not give the file: {operation} got status {answer.Status}{said}."),
        };
        return new ApiFailure(kind, answer.Status, Clean(text), !RetryPolicy.IsRetried(RetryTable.ServerFailures, answer.Status));
    }

    /// <summary>Errors that came with status 200: the server understood the request and refuses it.</summary>
    public ApiFailure OfErrors(ServerMessage message, string operation)
    {
        ApiFailureKind kind = message.Code == "PERMISSION_ERROR" ? ApiFailureKind.Forbidden : ApiFailureKind.Rejected;
        string text = kind == ApiFailureKind.Forbidden ? NoPermission(Said(message), "") : $"The server refuses {operation}{Said(message)}.{Remedy(operation)}";
        return new ApiFailure(kind, 200, Clean(text), IsFinal: true);
    }

    /// <summary>A successful status with a body that is not what the protocol says.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="operation">What was asked.</param>
    /// <param name="reason">What is wrong with the body.</param>
    /// <param name="isFinal">Whether the next answer would be no better; a text that was cut on its way may come whole then.</param>
    public ApiFailure BadAnswer(HttpAnswer answer, string operation, string reason, bool isFinal = true)
    {
        ServerMessage message = ServerMessage.Of(answer);
        return message.IsPage
            ? new ApiFailure(ApiFailureKind.WrongAddress, answer.Status, NoServer("a web page"), IsFinal: true)
            : new ApiFailure(ApiFailureKind.BadAnswer, answer.Status, $"The answer of {Address} to {operation} cannot be used: {reason}.", isFinal);
    }

    /// <summary>An account was asked for, and the server knows none.</summary>
    public ApiFailure NoViewer() => new(ApiFailureKind.Unauthorized, 200, NotLoggedIn("", ""), IsFinal: true);

    private (ApiFailureKind Kind, string Text) Explain(HttpAnswer answer, ServerMessage message, string operation)
    {
        string said = Said(message);
        string hint = ClockHint(answer);
        switch (answer.Status)
        {
            case >= 500:
                return (ApiFailureKind.ServerError, $"The server {Address} failed with status {answer.Status} at {operation}{said}.");
            case >= 300 and < 400:
                return (ApiFailureKind.WrongAddress, answer.RedirectedTo is { } target
                    ? $"{Address} sends {operation} on to {target}. Set the base URL (WANDB_BASE_URL) to the address of the server itself."
                    : NoServer($"status {answer.Status}"));
            case 401:
                return (ApiFailureKind.Unauthorized, NotLoggedIn(said, hint));
            case 403 when message.IsPage:
                return (ApiFailureKind.Forbidden,
                    $"Something before the server {Address} refuses {operation} with a web page: a proxy or a firewall.{hint}");
            case 403:
                return (ApiFailureKind.Forbidden, NoPermission(said, hint));
            case 404 when !message.IsApi:
                return (ApiFailureKind.WrongAddress, NoServer(message.IsPage ? "a web page" : "status 404"));
            case 404:
                return (ApiFailureKind.NotFound, $"{operation}: the server {Address} has no such entity, project or run{said}. "
                    + "Check how entity and project are spelled, that they exist, and that the run was not deleted.");
            case 407:
                return (ApiFailureKind.Rejected, "The proxy wants other credentials; give them in its address, as in http://user:password@proxy:3128.");
            case 409:
                return (ApiFailureKind.Conflict,
                    $"The server cannot write this now{said}. A run id of a deleted run cannot be used again; choose a new one.");
            case 410:
                return (ApiFailureKind.Gone, $"The run is gone{said}: it was deleted on the server.");
            case 413:
                return (ApiFailureKind.TooLarge, $"{operation} is larger than the server takes{said}.");
            case 429:
                return (ApiFailureKind.RateLimited, $"The server asks for fewer requests{said}.");
            default:
                return (ApiFailureKind.Rejected, $"The server does not take {operation}: status {answer.Status}{said}.{Remedy(operation)}");
        }
    }

    private string NotLoggedIn(string said, string hint)
    {
        if (settings.IdentityTokenFile is not null)
            return $"The server {Address} does not accept the access token for the identity token of {settings.IdentityTokenFile}{said}.{hint}";
        string remedy = $"Get one at {Address.AuthorizePage} and set WANDB_API_KEY or log in.";
        return settings.ApiKey is null
            ? $"The server {Address} wants an API key, and none was found. {remedy}"
            : $"The server {Address} does not accept the API key from {settings.ApiKeySource ?? "the settings"}{said}. "
                + $"It may be revoked, or belong to another server. {remedy}{hint}";
    }

    private static string NoPermission(string said, string hint) =>
        $"The account has no permission for this{said}. Check entity and project, or ask the team's owner for the right to write.{hint}";

    private string NoServer(string what) =>
        $"No W&B server answers at {Address}, but {what}. Check the base URL (WANDB_BASE_URL): W&B's own service is https://api.wandb.ai, "
        + "an own server is given without a path of its pages.";

    private static string Remedy(string operation) => operation != GraphQl.UpsertBucket.Operation.Name ? ""
        : " Check the project, the entity and the run's id: a project has at most 128 characters, none of them one of / \\ # ? % :";

    private static string Said(ServerMessage message) => message.Text.Length == 0 ? "" : $" ({message.Text})";

    private string ClockHint(HttpAnswer answer)
    {
        if (answer.Date is not { } date)
            return "";
        TimeSpan off = time.GetUtcNow() - date;
        return off.Duration() <= ClockTolerance ? "" : $" This machine's clock is {SettingDuration.Text(off.Duration())} "
            + (off > TimeSpan.Zero ? "ahead of" : "behind") + " the server's; set it right.";
    }

    // An answer may repeat what was sent.
    private string Clean(string text) => settings.ApiKey?.RemoveFrom(text) ?? text;
}
