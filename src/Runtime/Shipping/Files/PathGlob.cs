using System.Text;

namespace Instrument.Shipping.Files;

/// <summary>
/// A pattern of paths as <c>ignore_globs</c> has them: <c>*</c> and <c>?</c> stand for anything but a slash, <c>[a-z]</c> and
/// <c>[^a-z]</c> for one character, and a backslash takes the next character as it is. A malformed pattern matches nothing.
/// </summary>
/// <remarks>The rules of https://pkg.go.dev/path#Match, which the official client uses.</remarks>
internal sealed class PathGlob
{
    private readonly List<Element> _elements = [];
    private readonly bool _isMalformed;

    /// <summary>Reads a pattern.</summary>
    public PathGlob(string pattern)
    {
        Rune[] runes = [.. pattern.EnumerateRunes()];
        int at = 0;
        while (at < runes.Length && !_isMalformed)
        {
            Rune rune = runes[at++];
            switch (rune.Value)
            {
                case '*':
                    _elements.Add(new Element(ElementKind.AnyText));
                    break;
                case '?':
                    _elements.Add(new Element(ElementKind.AnyOne));
                    break;
                case '[':
                    _isMalformed = !TryAddClass(runes, ref at);
                    break;
                case '\\' when at == runes.Length:
                    _isMalformed = true;
                    break;
                case '\\':
                    _elements.Add(new Element(ElementKind.One, runes[at++]));
                    break;
                default:
                    _elements.Add(new Element(ElementKind.One, rune));
                    break;
            }
        }
    }

    private enum ElementKind
    {
        One,
        AnyOne,
        AnyText,
        Class,
    }

    /// <summary>Whether the whole path matches.</summary>
    public bool IsMatch(string path)
    {
        if (_isMalformed)
            return false;
        Rune[] text = [.. path.EnumerateRunes()];
        int element = 0;
        int at = 0;
        int star = -1;
        int starEnd = 0;
        while (at < text.Length)
        {
            if (element < _elements.Count && _elements[element].Kind == ElementKind.AnyText)
            {
                star = element++;
                starEnd = at;
            }
            else if (element < _elements.Count && _elements[element].Matches(text[at]))
            {
                element++;
                at++;
            }
            else if (star >= 0 && text[starEnd].Value != '/')
            {
                // Only the last asterisk has to give way: what stood before it has matched as early as it can.
                element = star + 1;
                at = ++starEnd;
            }
            else
            {
                return false;
            }
        }
        while (element < _elements.Count && _elements[element].Kind == ElementKind.AnyText)
            element++;
        return element == _elements.Count;
    }

    private bool TryAddClass(Rune[] runes, ref int at)
    {
        bool isNegated = at < runes.Length && runes[at].Value == '^';
        if (isNegated)
            at++;
        List<(Rune Low, Rune High)> ranges = [];
        while (at < runes.Length && (runes[at].Value != ']' || ranges.Count == 0))
        {
            if (!TryReadMember(runes, ref at, out Rune low))
                return false;
            Rune high = low;
            if (at < runes.Length && runes[at].Value == '-')
            {
                at++;
                if (!TryReadMember(runes, ref at, out high))
                    return false;
            }
            ranges.Add((low, high));
        }
        if (at == runes.Length)
            return false;
        at++;
        _elements.Add(new Element(ElementKind.Class, default, [.. ranges], isNegated));
        return true;
    }

    private static bool TryReadMember(Rune[] runes, ref int at, out Rune member)
    {
        member = default;
        if (at == runes.Length || runes[at].Value is '-' or ']')
            return false;
        if (runes[at].Value == '\\' && ++at == runes.Length)
            return false;
        member = runes[at++];
        return true;
    }

    private readonly record struct Element(
        ElementKind Kind, Rune Rune = default, (Rune Low, Rune High)[]? Ranges = null, bool IsNegated = false)
    {
        public bool Matches(Rune rune) => Kind switch
        {
            ElementKind.One => rune == Rune,
            ElementKind.AnyOne => rune.Value != '/',
            ElementKind.Class => rune.Value != '/' && IsInClass(rune) != IsNegated,
            _ => false,
        };

        private bool IsInClass(Rune rune)
        {
            foreach ((Rune low, Rune high) in Ranges!)
            {
                if (low <= rune && rune <= high)
                    return true;
            }
            return false;
        }
    }
}
