namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler use <c>init</c> accessors, and so records, on netstandard2.0.</summary>
internal static class IsExternalInit;
