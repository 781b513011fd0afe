namespace Instrument.Http;

/// <summary>
/// Decides about redirects. Those that keep method and body are followed; the others would turn a POST into a GET, which no such call
/// is served by. Credentials are decided anew for each target, by whoever sends.
/// </summary>
internal static class RedirectPolicy
{
    /// <summary>Redirects of one attempt.</summary>
    public const int MaxRedirects = 10;

    /// <summary>Whether the status asks for another address.</summary>
    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The address to go on with, or <see langword="null"/> if the redirect is the answer.</summary>
    public static Uri? Next(int status, Uri from, Uri? location, int followed, bool isGet = false)
    {
        if (!(status is 307 or 308 || (isGet && IsRedirect(status))) || location is null || followed >= MaxRedirects)
            return null;
        Uri target = new(from, location);
        bool isWeb = target.Scheme is "http" or "https";
        bool losesTls = from.Scheme == "https" && target.Scheme == "http";
        return isWeb && !losesTls ? target : null;
    }
}
