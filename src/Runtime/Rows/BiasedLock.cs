using System.Runtime.CompilerServices;

namespace Instrument.Rows;

/// <summary>
/// The lock of the row buffer. Nearly always one thread alone logs, so the first thread to take the lock becomes its owner and
/// pays for two stores; when another thread comes, the ownership ends for good, and each entry is one interlocked exchange. A
/// thread that has to wait spins, and yields its processor when that takes longer than the few nanoseconds it should.
/// </summary>
/// <remarks>
/// <para>
/// <c>_owner</c> and <c>_isShared</c> change under <c>_taken</c>. The owner announces itself in <c>_ownerInside</c> and then looks at
/// <c>_isShared</c>; the thread that ends the ownership sets <c>_isShared</c> and then looks at <c>_ownerInside</c>. The barrier in
/// between is in force in all threads, so at least one of them sees the other: the owner needs no barrier of its own.
/// </para>
/// <para>
/// When the owner's thread has ended, the runtime may give its number to a new thread, which is then the owner; both cannot be
/// inside. Not reentrant: a thread that enters twice waits for itself.
/// </para>
/// </remarks>
internal struct BiasedLock
{
    private const int Nobody = 0;

    private int _taken;
    private int _owner;
    private int _ownerInside;
    private int _isShared;

    /// <summary>Waits until no other thread is inside, and enters.</summary>
    /// <returns>How the thread entered: what <see cref="Exit"/> must be given.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Enter()
    {
        if (Environment.CurrentManagedThreadId == _owner)
        {
            Volatile.Write(ref _ownerInside, 1);
            if (Volatile.Read(ref _isShared) == 0)
                return true;
            Volatile.Write(ref _ownerInside, 0);
        }
        if (_isShared == 0 || Interlocked.Exchange(ref _taken, 1) != 0)
            Wait();
        return false;
    }

    /// <summary>Leaves. The thread that enters next sees all that was written inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit(bool asOwner)
    {
        if (asOwner)
            Volatile.Write(ref _ownerInside, 0);
        else
            Volatile.Write(ref _taken, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wait()
    {
        SpinWait spin = default;
        while (Volatile.Read(ref _taken) != 0 || Interlocked.Exchange(ref _taken, 1) != 0)
            spin.SpinOnce();
        if (_isShared != 0)
            return;
        if (_owner == Nobody)
        {
            _owner = Environment.CurrentManagedThreadId;
            return;
        }
        _isShared = 1;
        Interlocked.MemoryBarrierProcessWide();
        while (Volatile.Read(ref _ownerInside) != 0)
            spin.SpinOnce();
    }
}
